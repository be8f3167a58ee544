package org.nextcloudmcp.nextcloud.tables;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_tables_get_schema}: what a table's columns take. */
@Singleton
public class GetSchema {

    record Input(
            @ToolArg(description = "The table's id, as nc_tables_list_tables answers it.") @Min(1)
            long tableId) {}

    record Output(
            long id,
            String title,
            Optional<String> description,
            @Description("How many rows the table has.") long rows,
            List<ColumnAnswer> columns,

            @Description("Filtered or sorted views of the table, for people; the tools read and write the whole table.")
            List<ViewAnswer> views,

            @Description("What the user may do with a table that somebody shares with them; missing for their own.")
            Optional<List<String>> permissions,

            @Description("For people.") URI page) {}

    record ViewAnswer(long id, String title, long rows) {

        static ViewAnswer of(JsonObject view) {
            return new ViewAnswer(
                    JsonAnswer.integer(view, "id").orElse(0),
                    Column.text(view, "title"),
                    JsonAnswer.integer(view, "rowsCount").orElse(0));
        }
    }

    @Tool(
            name = "nc_tables_get_schema",
            title = "Describe a table",
            description =
                    "Answers the columns of one table of the user's Nextcloud: id, title, type, what values they take (bounds,"
                            + " lengths, the options of selections), which are mandatory, and the table's views. Use it before"
                            + " nc_tables_insert_row and nc_tables_update_row. Dates and times in tables have no time zone.",
            scopes = "tables.read",
            apps = NextcloudApp.TABLES,
            calls = {
                "GET /index.php/apps/tables/api/1/tables/{table_id}",
                "GET /index.php/apps/tables/api/1/tables/{table_id}/columns",
                "GET /index.php/apps/tables/api/1/tables"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output schema(Input input, NextcloudClient nextcloud) {
        var tables = new Tables(nextcloud);
        var table = tables.table(input.tableId());
        var columns = tables.columns(input.tableId());
        return new Output(
                table.id(),
                table.title(),
                Optional.of(Column.text(table.json(), "description")).filter(text -> !text.isEmpty()),
                table.rowsCount(),
                columns.all().stream().map(ColumnAnswer::of).toList(),
                table.views().stream().map(ViewAnswer::of).toList(),
                table.permissions(),
                table.page(nextcloud));
    }
}
