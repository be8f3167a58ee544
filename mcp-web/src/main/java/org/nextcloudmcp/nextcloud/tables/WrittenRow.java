package org.nextcloudmcp.nextcloud.tables;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.ToolAnswer;

/** A row after it was written, and whether it holds what it was to hold. */
record WrittenRow(
        long tableId,
        @Description("The whole row as it is stored now.") RowAnswer row,

        @Description("Columns in which something else is stored than what was given; missing if there are none.")
        Optional<List<String>> storedDifferently,

        @Description("For people.") URI page) {

    private static final int LONGEST_TEXT = 500;

    static ToolAnswer<WrittenRow> answer(
            String sentence, RowData data, Row stored, Columns columns, NextcloudClient nextcloud) {
        var differences = data.differences(stored);
        var output = new WrittenRow(
                stored.tableId(),
                RowAnswer.of(stored, columns, LONGEST_TEXT),
                Optional.of(differences).filter(titles -> !titles.isEmpty()),
                Table.page(stored.tableId(), nextcloud));
        return ToolAnswer.of(
                output,
                differences.isEmpty()
                        ? sentence
                        : sentence + " Nextcloud stored something else than given in: " + String.join(", ", differences)
                                + ".");
    }
}
