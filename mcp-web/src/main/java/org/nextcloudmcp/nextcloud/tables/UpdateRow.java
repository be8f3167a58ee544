package org.nextcloudmcp.nextcloud.tables;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_tables_update_row}: other values in a row. */
@Singleton
public class UpdateRow {

    record Input(
            @ToolArg(description = "The row's id, as nc_tables_read_table answers it.") @Min(1)
            long rowId,

            @ToolArg(
                    description =
                            "The values to change, by column title or column id; null empties a cell. Columns that are"
                                    + " left out stay as they are.")
            JsonObject data,

            @ToolArg(
                    description = "Values that the row has to have before the change, in the form of data. If one is"
                            + " different, nothing is changed and the row is answered.")
            Optional<JsonObject> expected,

            @ToolArg(description = "last_edit of the row as it was read; if it was edited since, nothing is changed.")
            Optional<Instant> expectedLastEdit) {}

    @Tool(
            name = "nc_tables_update_row",
            title = "Change a row",
            description =
                    "Changes cells of one row of a table in the user's Nextcloud and answers the whole row as it is stored now."
                            + " Values are held against their columns first, and nothing is written if one does not fit. The"
                            + " app knows no conditional writes: with expected or expected_last_edit the row is looked at"
                            + " right before the change, but a change in the same moment cannot be noticed. Old values are"
                            + " not kept anywhere.",
            scopes = "tables.write",
            apps = NextcloudApp.TABLES,
            calls = {
                "GET /index.php/apps/tables/api/1/rows/{row_id}",
                "GET /index.php/apps/tables/api/1/tables/{table_id}/columns",
                "PUT /index.php/apps/tables/api/1/rows/{row_id}",
                "GET /index.php/apps/tables/api/1/tables"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<WrittenRow> update(Input input, NextcloudClient nextcloud) {
        var tables = new Tables(nextcloud);
        var before = tables.row(input.rowId());
        var columns = tables.columns(before.tableId());
        var data = RowData.ofChange(input.data(), columns);
        new Expectation(input.expected().map(given -> RowData.ofChange(given, columns)), input.expectedLastEdit())
                .check(before, columns);
        var stored = tables.update(input.rowId(), data);
        return WrittenRow.answer("Changed row " + stored.id() + ".", data, stored, columns, nextcloud);
    }
}
