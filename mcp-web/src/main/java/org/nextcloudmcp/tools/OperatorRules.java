package org.nextcloudmcp.tools;

import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.settings.ToolSettings;

/**
 * What the operator's settings say about a tool. The tools about the access itself need no scope and touch nothing in
 * Nextcloud: only a denial by name takes them away, or a server that is read-only could not be let in or thrown out.
 */
record OperatorRules(ToolSettings settings) {

    /** The rule that keeps a tool from being offered, as a sentence; empty if there is none. */
    Optional<String> against(ToolDescription tool) {
        if (settings.denied().match(tool.name())) {
            return Optional.of("it is among the denied tools (mcp.tools.denied)");
        }
        if (tool.scopes().isEmpty()) {
            return Optional.empty();
        }
        if (!settings.allowed().isEmpty() && !settings.allowed().match(tool.name())) {
            return Optional.of("it is not among the allowed tools (mcp.tools.allowed)");
        }
        if (settings.readOnly() && !tool.annotations().readOnly()) {
            return Optional.of("it changes something, and this server is for reading only (mcp.read.only)");
        }
        return tool.reach().apps().stream()
                .sorted()
                .flatMap(app -> against(app).stream())
                .findFirst();
    }

    private Optional<String> against(NextcloudApp app) {
        if (settings.deniedApps().contains(app)) {
            return Optional.of("the app " + app.title() + " is among the denied ones (mcp.apps.denied)");
        }
        return settings.allowedApps().isEmpty() || settings.allowedApps().contains(app)
                ? Optional.empty()
                : Optional.of("the app " + app.title() + " is not among the allowed ones (mcp.apps.allowed)");
    }
}
