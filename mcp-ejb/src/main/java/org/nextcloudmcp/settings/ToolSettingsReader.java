package org.nextcloudmcp.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextcloudmcp.apps.NextcloudApp;

/**
 * Reads what tools may do. A slip of the pen here would open what was meant to be closed, so whatever names nothing is a
 * fault; names of tools are held against the tools themselves once these are known.
 */
final class ToolSettingsReader {

    /** The database of Nextcloud has no longer ones. */
    private static final int LONGEST_TAG = 64;

    private static final ToolLimits STANDARD = ToolLimits.STANDARD;

    private ToolSettingsReader() {}

    static ToolSettings read(SettingSource source) {
        return new ToolSettings(
                source.flag("mcp.read.only", false),
                tools(source, "mcp.tools.allowed"),
                tools(source, "mcp.tools.denied"),
                apps(source, "mcp.apps.allowed"),
                apps(source, "mcp.apps.denied"),
                tag(source),
                limits(source));
    }

    private static ToolNames tools(SettingSource source, String key) {
        var names = source.items(key);
        names.stream().filter(name -> !ToolNames.isPattern(name)).forEach(name -> {
            source.fault(
                    key,
                    "names “" + shown(name) + "”, which can be no tool",
                    "List names of tools, comma separated, each with a * at its end if it is a beginning.");
        });
        return new ToolNames(names);
    }

    private static Set<NextcloudApp> apps(SettingSource source, String key) {
        var names = source.items(key);
        names.stream().filter(name -> NextcloudApp.of(name).isEmpty()).forEach(name -> {
            source.fault(
                    key,
                    "names “" + shown(name) + "”, which is no app that this server has tools for",
                    "Choose from "
                            + Arrays.stream(NextcloudApp.values())
                                    .map(NextcloudApp::id)
                                    .collect(Collectors.joining(", "))
                            + ".");
        });
        return names.stream().flatMap(name -> NextcloudApp.of(name).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> tag(SettingSource source) {
        var key = "mcp.hidden.tag";
        var name = source.text(key);
        if (name.filter(tag -> tag.codePointCount(0, tag.length()) > LONGEST_TAG
                        || tag.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            source.fault(
                    key,
                    "is no name that a tag can have",
                    "Set the name of one tag as Nextcloud's files app shows it.");
        }
        return name;
    }

    private static ToolLimits limits(SettingSource source) {
        return new ToolLimits(
                source.wholeNumber("mcp.limit.file.bytes", STANDARD.fileBytes(), 1024, 999_999_999),
                source.wholeNumber("mcp.limit.document.bytes", STANDARD.documentBytes(), 1024, 256 * 1024 * 1024),
                source.wholeNumber("mcp.limit.list.entries", STANDARD.listEntries(), 1, 10_000),
                source.wholeNumber("mcp.limit.bulk.items", STANDARD.bulkItems(), 1, 10_000));
    }

    /** Names of tools and apps are no secrets, but what stands there may be a line from elsewhere. */
    private static String shown(String name) {
        var line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
