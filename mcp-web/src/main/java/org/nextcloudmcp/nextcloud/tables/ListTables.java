package org.nextcloudmcp.nextcloud.tables;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_tables_list_tables}: which tables there are. */
@Singleton
public class ListTables {

    private static final Cursor CURSOR = new Cursor("nc_tables_list_tables");
    private static final int LONGEST_DESCRIPTION = 300;

    record Input(
            @ToolArg(description = "How many tables to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.")
            Optional<String> cursor) {}

    record Output(
            List<Listed> tables,
            @Description("How many tables there are.") int total,

            @Description("For the argument cursor; missing at the end.")
            Optional<String> nextCursor) {}

    record Listed(
            @Description("For the argument table_id of the other tools.")
            long id,

            String title,
            Optional<String> description,
            @Description("The user's id.") String owner,
            long rows,
            long columns,

            @Description(
                    "What the user may do with a table that somebody shares with them: read, create, update, delete,"
                            + " manage. Missing for the user's own tables.")
            Optional<List<String>> permissions,

            boolean archived,
            Optional<Instant> lastEdit,
            @Description("For people.") URI page) {

        static Listed of(Table table, NextcloudClient nextcloud) {
            var json = table.json();
            return new Listed(
                    table.id(),
                    table.title(),
                    Optional.of(Excerpt.of(Column.text(json, "description"), LONGEST_DESCRIPTION)
                                    .text())
                            .filter(text -> !text.isEmpty()),
                    Column.text(json, "ownership"),
                    table.rowsCount(),
                    JsonAnswer.integer(json, "columnsCount").orElse(0),
                    table.permissions(),
                    JsonAnswer.isTrue(json, "archived"),
                    Row.time(json, "lastEditAt"),
                    table.page(nextcloud));
        }
    }

    @Tool(
            name = "nc_tables_list_tables",
            title = "List tables",
            description =
                    "Lists the tables of the user's Nextcloud Tables app, their own and those shared with them, with id, title,"
                            + " owner and the number of rows and columns. Begin here: the other table tools need the id. For a"
                            + " user who never opened the app, the app itself creates a tutorial table at the first list.",
            scopes = "tables.read",
            apps = NextcloudApp.TABLES,
            calls = "GET /index.php/apps/tables/api/1/tables",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        var all = new Tables(nextcloud)
                .all().stream().sorted(Comparator.comparing(ListTables::key)).toList();
        var page = Page.of(all, ListTables::key, position, input.limit());
        return new Output(
                page.entries().stream()
                        .map(table -> Listed.of(table, nextcloud))
                        .toList(),
                all.size(),
                page.next().map(CURSOR::behind));
    }

    private static String key(Table table) {
        return String.format(Locale.ROOT, "%019d", table.id());
    }
}
