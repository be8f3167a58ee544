package org.nextcloudmcp.nextcloud.tables;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * What a row has to be like for a write. The app has no conditional requests, so this is looked at just before.
 *
 * @param values that cells have to have
 * @param lastEdit when it has to have been edited last, to the second
 */
record Expectation(Optional<RowData> values, Optional<Instant> lastEdit) {

    private static final int LONGEST_TEXT = 500;

    /**
     * Looks whether the row is as expected.
     *
     * @throws RefusedException if the row is different; it says what the row is like
     */
    void check(Row row, Columns columns) {
        var faults = new ArrayList<String>();
        values.map(expected -> expected.differences(row))
                .filter(titles -> !titles.isEmpty())
                .ifPresent(titles -> faults.add("has other values in " + String.join(", ", titles)));
        if (lastEdit.isPresent() && !lastEdit.equals(row.lastEdit())) {
            faults.add("was edited at another time"
                    + row.lastEdit().map(time -> ", " + time + ",").orElse("")
                    + (row.lastEditBy().isEmpty() ? "" : " by " + row.lastEditBy()));
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "The row " + row.id() + " " + String.join(" and ", faults) + ".",
                    "Nothing was changed. The row is now: "
                            + CachedJson.text(columns.shown(row.cells(), LONGEST_TEXT))
                            + ". Decide with these values, and call again with them as expected.");
        }
    }
}
