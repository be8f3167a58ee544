package org.nextcloudmcp.nextcloud.tables;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_tables_read_table}: the rows of a table. */
@Singleton
public class ReadTable {

    private static final Cursor CURSOR = new Cursor("nc_tables_read_table");

    record Input(
            @ToolArg(description = "The table's id, as nc_tables_list_tables answers it.") @Min(1)
            long tableId,

            @ToolArg(description = "How many rows to answer.", defaultValue = "50") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "How many rows to leave out at the beginning; not together with cursor.") @Min(0)
            OptionalInt offset,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.")
            Optional<String> cursor,

            @ToolArg(
                    description =
                            "How many characters of a text are answered; longer ones end with …. Ask again with more"
                                    + " to get the whole.",
                    defaultValue = "500")
            @Min(20)
            @Max(TextCell.MOST_CHARACTERS)
            int textLength) {}

    record Output(
            String table,
            List<RowAnswer> rows,
            @Description("How many rows the table has.") long total,
            long offset,

            @Description("For the argument cursor; missing at the end.")
            Optional<String> nextCursor,

            @Description("For people.") URI page) {}

    @Tool(
            name = "nc_tables_read_table",
            title = "Read a table",
            description =
                    "Reads rows of one table of the user's Nextcloud, in the order of the table, a page at a time. Each row has"
                            + " its id and its values by column title; empty cells are left out, selections are labels, dates"
                            + " and times have no time zone. The app cannot search or filter here: read the pages. Rows that"
                            + " are added or deleted between two pages shift the ones behind them.",
            scopes = "tables.read",
            apps = NextcloudApp.TABLES,
            calls = {
                "GET /index.php/apps/tables/api/1/tables/{table_id}",
                "GET /index.php/apps/tables/api/1/tables/{table_id}/columns",
                "GET /index.php/apps/tables/api/1/tables/{table_id}/rows",
                "GET /index.php/apps/tables/api/1/tables"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output read(Input input, NextcloudClient nextcloud) {
        var offset = offset(input);
        var tables = new Tables(nextcloud);
        var table = tables.table(input.tableId());
        var columns = tables.columns(input.tableId());
        var rows = tables.rows(input.tableId(), input.limit(), offset);
        var end = offset + rows.size();
        return new Output(
                table.title(),
                rows.stream()
                        .map(row -> RowAnswer.of(row, columns, input.textLength()))
                        .toList(),
                table.rowsCount(),
                offset,
                rows.size() == input.limit() && end < table.rowsCount()
                        ? Optional.of(CURSOR.behind(input.tableId() + "/" + end))
                        : Optional.empty(),
                table.page(nextcloud));
    }

    /** A cursor holds the table too, so that it cannot be used for another one by mistake. */
    private static long offset(Input input) {
        var key = CURSOR.position(input.cursor()).after();
        if (key.isEmpty()) {
            return input.offset().orElse(0);
        }
        var begin = input.tableId() + "/";
        // A cursor is checked for damage, not signed: what it holds comes from outside.
        if (input.offset().isPresent() || !key.get().matches(begin + "[0-9]{1,9}")) {
            throw new RefusedException(
                    "The argument cursor goes on in the list of one table, from where that list ended.",
                    "Give the same table_id as before and no offset.");
        }
        return Long.parseLong(key.get().substring(begin.length()));
    }
}
