package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.schema.Description;

/** A row for the caller. */
record RowAnswer(
        @Description("For nc_tables_update_row and nc_tables_delete_row.")
        long id,

        @Description("By column title; where two columns have the same title, “title #id”. Empty cells are left out.")
        JsonObject values,

        @Description("To the second.") Optional<Instant> lastEdit,
        Optional<String> lastEditBy) {

    /**
     * A row with its values by column title.
     *
     * @param longest how many characters of a text are shown
     */
    static RowAnswer of(Row row, Columns columns, int longest) {
        return new RowAnswer(
                row.id(),
                columns.shown(row.cells(), longest),
                row.lastEdit(),
                Optional.of(row.lastEditBy()).filter(name -> !name.isEmpty()));
    }
}
