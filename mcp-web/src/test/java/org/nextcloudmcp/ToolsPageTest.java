package org.nextcloudmcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolDescription;

/** {@code docs/tools.md} is made of what the tools say of themselves. */
class ToolsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "tools.md");

    private static final String HEAD = """
            # Tools

            Made from the code by `ToolsPageTest`; do not edit. After a change of a tool:
            `mvn -B -q -pl mcp-web -am test -Dtest=ToolsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dtools.page=write`

            %d tools. The names, arguments and scopes of 119 of them are those of nextcloud-mcp-server. The caller's token must carry all scopes of a tool. *reads* changes nothing; *adds* changes something but \
            destroys nothing; *changes* may replace or remove what is there; *again* may be called twice with the same effect as once; *outside* reaches beyond the user's Nextcloud. \
            What a tool calls is below the address of Nextcloud, with names in braces for what differs from call to call. Not listed there: every tool may ask who the user is (`GET /ocs/v2.php/cloud/user`), \
            lists ask which apps there are (`GET /ocs/v2.php/cloud/capabilities`, `GET /index.php/apps/cookbook/api/version`), and where `mcp.hidden.tag` is set, tools ask what carries it \
            (`PROPFIND /remote.php/dav/systemtags/`, `REPORT` and `PROPFIND /remote.php/dav/files/{user}/…`).
            """;

    private static final Map<String, NextcloudApp> BEGINNINGS = Map.of(
            "nc_webdav_", NextcloudApp.FILES,
            "nc_share_", NextcloudApp.SHARING,
            "nc_notes_", NextcloudApp.NOTES,
            "nc_calendar_", NextcloudApp.CALENDAR,
            "nc_contacts_", NextcloudApp.CONTACTS,
            "deck_", NextcloudApp.DECK,
            "nc_tables_", NextcloudApp.TABLES,
            "nc_cookbook_", NextcloudApp.COOKBOOK,
            "talk_", NextcloudApp.TALK);

    @Test
    @DisplayName("says what the code says")
    void upToDate() throws IOException {
        var page = page(ProductTools.descriptions());
        if ("write".equals(System.getProperty("tools.page"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/tools.md; to make it anew: -Dtest=ToolsPageTest -Dtools.page=write")
                .isEqualTo(page);
    }

    @Test
    @DisplayName(
            "every tool that needs an app says what it calls there, and the app of its name is among those it needs")
    void declared() {
        assertThat(ProductTools.descriptions())
                .filteredOn(tool -> app(tool).isPresent() && !isDeclared(tool))
                .extracting(ToolDescription::name)
                .isEmpty();
    }

    private static boolean isDeclared(ToolDescription tool) {
        return tool.reach().apps().containsAll(app(tool).stream().toList())
                && !tool.reach().calls().isEmpty()
                && tool.reach().calls().stream().allMatch(call -> call.matches("[A-Z]+ /[^? ]*"));
    }

    private static String page(List<ToolDescription> tools) {
        var chapters = new TreeMap<Integer, List<ToolDescription>>();
        tools.stream()
                .sorted(Comparator.comparing(ToolDescription::name))
                .forEach(tool -> chapters.computeIfAbsent(
                                app(tool).map(Enum::ordinal).orElse(-1), any -> new ArrayList<>())
                        .add(tool));
        var page = new StringBuilder(HEAD.formatted(tools.size()));
        chapters.forEach((app, its) -> {
            page.append("\n## ")
                    .append(app < 0 ? "Access and user" : NextcloudApp.values()[app].title())
                    .append(" (")
                    .append(its.size())
                    .append(")\n\n| Tool | What | Scopes | Effect | Other apps | Calls |\n|---|---|---|---|---|---|\n");
            its.forEach(tool -> page.append(row(tool)));
        });
        return page.toString();
    }

    private static String row(ToolDescription tool) {
        var others = tool.reach().apps().stream()
                .filter(app -> !app(tool).filter(app::equals).isPresent())
                .sorted()
                .map(NextcloudApp::title)
                .collect(Collectors.joining(", "));
        return "| `" + tool.name() + "` | " + tool.title() + " | "
                + tool.scopes().names().stream().sorted().collect(Collectors.joining(", ")) + " | "
                + effect(tool.annotations()) + " | " + others + " | "
                + tool.reach().calls().stream().map(call -> "`" + call + "`").collect(Collectors.joining("<br>"))
                + " |\n";
    }

    private static String effect(ToolAnnotations hints) {
        if (hints.readOnly()) {
            return hints.openWorld() ? "reads, outside" : "reads";
        }
        return (hints.destructive() ? "changes" : "adds")
                + (hints.idempotent() ? ", again" : "")
                + (hints.openWorld() ? ", outside" : "");
    }

    private static Optional<NextcloudApp> app(ToolDescription tool) {
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> tool.name().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
