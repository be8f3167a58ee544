package org.nextcloudmcp.nextcloud.tables;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_tables_delete_row}: a row less. */
@Singleton
public class DeleteRow {

    record Input(
            @ToolArg(description = "The row's id, as nc_tables_read_table answers it.") @Min(1)
            long rowId,

            @ToolArg(description = "last_edit of the row as it was read; if it was edited since, nothing is deleted.")
            Optional<Instant> expectedLastEdit) {}

    record Output(
            long tableId,

            @Description("What the row held; with nc_tables_insert_row it can be added again, under a new id.")
            RowAnswer deleted,

            @Description("For people.") URI page) {}

    @Tool(
            name = "nc_tables_delete_row",
            title = "Delete a row",
            description =
                    "Deletes one row of a table in the user's Nextcloud and answers what it held. Tables have no trash bin: it"
                            + " cannot be restored, only added again from the answer. The app knows no conditional deletes:"
                            + " with expected_last_edit the row is looked at right before.",
            scopes = "tables.write",
            apps = NextcloudApp.TABLES,
            calls = {
                "GET /index.php/apps/tables/api/1/rows/{row_id}",
                "GET /index.php/apps/tables/api/1/tables/{table_id}/columns",
                "DELETE /index.php/apps/tables/api/1/rows/{row_id}",
                "GET /index.php/apps/tables/api/1/tables"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var tables = new Tables(nextcloud);
        var row = tables.row(input.rowId());
        var columns = tables.columns(row.tableId());
        new Expectation(Optional.empty(), input.expectedLastEdit()).check(row, columns);
        tables.delete(row.id());
        var output = new Output(
                row.tableId(),
                RowAnswer.of(row, columns, TextCell.MOST_CHARACTERS),
                Table.page(row.tableId(), nextcloud));
        return ToolAnswer.of(output, "Deleted row " + row.id() + ". It cannot be restored.");
    }
}
