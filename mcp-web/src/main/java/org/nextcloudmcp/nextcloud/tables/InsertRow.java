package org.nextcloudmcp.nextcloud.tables;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_tables_insert_row}: a new row. */
@Singleton
public class InsertRow {

    record Input(
            @ToolArg(description = "The table's id, as nc_tables_list_tables answers it.") @Min(1)
            long tableId,

            @ToolArg(
                    description = "The values by column title or column id, such as {\"Name\": \"Saw\", \"12\":"
                            + " \"2026-11-21\"}; nc_tables_get_schema says what each column takes.")
            JsonObject data) {}

    @Tool(
            name = "nc_tables_insert_row",
            title = "Add a row",
            description =
                    "Adds one row to a table of the user's Nextcloud and answers it as it was stored. Values are held against"
                            + " their columns first, and nothing is written if one does not fit. Columns that are left out"
                            + " stay empty, also those with a default. A second call adds a second row.",
            scopes = "tables.write",
            apps = NextcloudApp.TABLES,
            calls = {
                "GET /index.php/apps/tables/api/1/tables/{table_id}/columns",
                "POST /index.php/apps/tables/api/1/tables/{table_id}/rows",
                "GET /index.php/apps/tables/api/1/rows/{row_id}",
                "GET /index.php/apps/tables/api/1/tables"
            },
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<WrittenRow> insert(Input input, NextcloudClient nextcloud) {
        var tables = new Tables(nextcloud);
        var columns = tables.columns(input.tableId());
        var data = RowData.ofNew(input.data(), columns);
        var created = tables.create(input.tableId(), data);
        // The answer to a create is not what the row holds: some values become nothing, and others change their type.
        var stored = tables.find(created.id()).orElse(created);
        return WrittenRow.answer("Added row " + stored.id() + ".", data, stored, columns, nextcloud);
    }
}
