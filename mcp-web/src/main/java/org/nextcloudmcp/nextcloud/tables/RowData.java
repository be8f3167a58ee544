package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * What is to be written into a row, held against the table's columns: everything that the app would silently turn into
 * nothing, or answer with an internal error, has been refused before.
 *
 * @param cells as the app wants them, by column
 */
record RowData(Map<Column, JsonValue> cells) {

    private static final int LONGEST_KEY = 60;

    /**
     * Cells for a new row.
     *
     * @throws RefusedException if something does not fit, or a mandatory cell is missing
     */
    static RowData ofNew(JsonObject given, Columns columns) {
        var faults = new ArrayList<String>();
        var data = read(given, columns, faults);
        columns.all().stream()
                .filter(column -> column.isMandatory()
                        && !(column.cell() instanceof CheckCell)
                        && !data.cells().containsKey(column))
                .forEach(column -> faults.add("“" + column.title() + "” is mandatory"));
        return data.orRefused(faults, columns);
    }

    /**
     * Cells for a row that exists, or that it is expected to have.
     *
     * @throws RefusedException if something does not fit
     */
    static RowData ofChange(JsonObject given, Columns columns) {
        var faults = new ArrayList<String>();
        return read(given, columns, faults).orRefused(faults, columns);
    }

    private RowData orRefused(List<String> faults, Columns columns) {
        if (faults.isEmpty()) {
            return this;
        }
        throw new RefusedException(
                "The values do not fit the table: " + String.join("; ", faults) + ".",
                "Nothing was written. The table has these columns: " + columns.inWords() + ".");
    }

    private static RowData read(JsonObject given, Columns columns, List<String> faults) {
        var cells = new LinkedHashMap<Column, JsonValue>();
        if (given.isEmpty()) {
            faults.add("there are none");
        }
        given.forEach((key, value) -> {
            var meant = columns.meant(key);
            var name = "“" + Excerpt.of(key, LONGEST_KEY).text() + "”";
            if (meant.isEmpty()) {
                faults.add(name + " is no column");
            } else if (meant.size() > 1) {
                faults.add(name + " may mean several columns, use the column's id");
            } else if (cells.containsKey(meant.get(0))) {
                faults.add(name + " is a column that is there twice");
            } else {
                read(meant.get(0), value, cells, faults);
            }
        });
        return new RowData(cells);
    }

    private static void read(Column column, JsonValue value, Map<Column, JsonValue> cells, List<String> faults) {
        if (Columns.isEmpty(value)) {
            if (column.isMandatory()) {
                faults.add("“" + column.title() + "” is mandatory");
            }
            cells.put(column, JsonValue.NULL);
            return;
        }
        var fit = column.cell().stored(value);
        if (fit instanceof Fit.Fault fault) {
            faults.add("“" + column.title() + "”: " + fault.wanted());
        } else if (fit instanceof Fit.Value fitting) {
            cells.put(column, fitting.stored());
        }
    }

    /** As the app wants it: an object with column ids as names. */
    JsonObject toJson() {
        var data = CachedJson.object();
        cells.forEach((column, value) -> data.add(String.valueOf(column.id()), value));
        return data.build();
    }

    /** The titles of the columns in which the row has something else. */
    List<String> differences(Row row) {
        return cells.entrySet().stream()
                .filter(cell -> !isSame(
                        cell.getKey().cell(),
                        cell.getValue(),
                        row.cells().getOrDefault(cell.getKey().id(), JsonValue.NULL)))
                .map(cell -> cell.getKey().title())
                .toList();
    }

    /** In the form that is shown: the app writes one value as a number here and as text there. */
    private static boolean isSame(Cell cell, JsonValue one, JsonValue other) {
        if (Columns.isEmpty(one) || Columns.isEmpty(other)) {
            return Columns.isEmpty(one) && Columns.isEmpty(other);
        }
        var shown = cell.shown(one);
        var stored = cell.shown(other);
        if (shown instanceof JsonNumber number && stored instanceof JsonNumber compared) {
            return number.bigDecimalValue().compareTo(compared.bigDecimalValue()) == 0;
        }
        return shown.equals(stored);
    }
}
