package org.nextcloudmcp.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nextcloudmcp.apps.NextcloudApp;

/**
 * What the operator lets tools do, and resources and prompts with them.
 *
 * @param readOnly whether only tools are offered that change nothing
 * @param allowed the tools that are offered; none: all of them
 * @param denied the tools that are not offered, whatever else is set
 * @param allowedApps the apps whose tools are offered; none: all of them
 * @param deniedApps the apps whose tools are not offered, whatever else is set
 * @param hiddenTag the name of a system tag: what carries it, and what is below a folder that carries it, does not exist
 *     for any tool
 * @param limits how much one call may read, answer or change
 */
public record ToolSettings(
        boolean readOnly,
        ToolNames allowed,
        ToolNames denied,
        Set<NextcloudApp> allowedApps,
        Set<NextcloudApp> deniedApps,
        Optional<String> hiddenTag,
        ToolLimits limits) {

    /** What is in force where the operator sets nothing: everything is offered and nothing hidden. */
    public static final ToolSettings STANDARD = new ToolSettings(
            false, ToolNames.NONE, ToolNames.NONE, Set.of(), Set.of(), Optional.empty(), ToolLimits.STANDARD);

    public ToolSettings {
        allowedApps = Set.copyOf(allowedApps);
        deniedApps = Set.copyOf(deniedApps);
    }

    /**
     * What is wrong with the names of tools: a rule that was meant for a tool and is for none must not pass for one.
     *
     * @param tools the names of all tools that there are, offered or not
     */
    public List<SettingFault> namesUnknown(Collection<String> tools) {
        return Stream.concat(unknown("mcp.tools.allowed", allowed, tools), unknown("mcp.tools.denied", denied, tools))
                .toList();
    }

    private static Stream<SettingFault> unknown(String key, ToolNames names, Collection<String> tools) {
        return names.unknownAmong(tools).stream()
                .map(name -> new SettingFault(
                        key,
                        SettingSource.environmentName(key),
                        "names “" + name + "”, and there is no such tool",
                        "Take names from docs/tools.md; a * at the end of a beginning stands for the rest."));
    }

    /** The same with another tag whose files do not exist for any tool. */
    public ToolSettings hiding(String tag) {
        return new ToolSettings(readOnly, allowed, denied, allowedApps, deniedApps, Optional.of(tag), limits);
    }

    /** The same with other limits. */
    public ToolSettings with(ToolLimits others) {
        return new ToolSettings(readOnly, allowed, denied, allowedApps, deniedApps, hiddenTag, others);
    }
}
