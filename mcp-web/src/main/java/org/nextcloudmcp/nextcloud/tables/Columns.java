package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.Excerpt;

/** The columns of one table, and by what names callers know them. */
record Columns(List<Column> all) {

    Columns {
        all = List.copyOf(all);
    }

    /** Those that a key of the caller's may mean: by id, by title, or by the name that answers use. */
    List<Column> meant(String key) {
        var name = key.strip();
        return all.stream()
                .filter(column -> name.equals(String.valueOf(column.id()))
                        || name.equals(column.title().strip())
                        || name.equals(name(column)))
                .toList();
    }

    /** The title, and the id with it where another column has the same title. */
    String name(Column column) {
        var isOnly = all.stream()
                        .filter(other -> other.title().equals(column.title()))
                        .count()
                == 1;
        return isOnly ? column.title() : column.title() + " #" + column.id();
    }

    /**
     * The cells of a row by the names of their columns; empty ones are left out.
     *
     * @param cells as the app has stored them, by column id
     * @param longest how many characters of a text are shown
     */
    JsonObject shown(Map<Long, JsonValue> cells, int longest) {
        var values = CachedJson.object();
        for (var column : all) {
            var stored = cells.getOrDefault(column.id(), JsonValue.NULL);
            if (!isEmpty(stored)) {
                add(values, name(column), column.cell().shown(stored), longest);
            }
        }
        return values.build();
    }

    private static void add(JsonObjectBuilder values, String name, JsonValue shown, int longest) {
        values.add(
                name,
                Cell.text(shown)
                        .<JsonValue>map(text ->
                                CachedJson.string(Excerpt.of(text, longest).text()))
                        .orElse(shown));
    }

    static boolean isEmpty(JsonValue value) {
        return JsonValue.NULL.equals(value)
                || Cell.text(value).filter(String::isEmpty).isPresent();
    }

    /** All of them, for an error. */
    String inWords() {
        return all.stream().map(Column::inWords).collect(Collectors.joining(", "));
    }
}
