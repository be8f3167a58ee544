package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The rows of a table. */
final class Rows {
    /** Cells come sorted by the kind of their columns. */
    private static final List<String> ORDER = List.of("text", "number", "datetime", "selection", "usergroup");

    private final Store store;
    private final Table table;
    private final Map<Long, Row> all = new ConcurrentSkipListMap<>();

    Rows(Store store, Table table) {
        this.store = store;
        this.table = table;
    }

    int count() {
        return all.size();
    }

    boolean has(long id) {
        return all.containsKey(id);
    }

    Stream<Row> all() {
        return all.values().stream();
    }

    private Stream<Row> part(OptionalInt limit, OptionalInt offset) {
        return all().skip(offset.orElse(0)).limit(limit.orElse(Integer.MAX_VALUE));
    }

    JsonValue list(OptionalInt limit, OptionalInt offset) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        part(limit, offset).forEach(row -> list.add(json(row)));
        return list.build();
    }

    /** Titles first, then values without their types. */
    JsonValue simple(OptionalInt limit, OptionalInt offset) {
        JsonArrayBuilder titles = Json.createArrayBuilder();
        table.columns().all().forEach(column -> titles.add(column.get("title")));
        JsonArrayBuilder list = Json.createArrayBuilder().add(titles);
        part(limit, offset).forEach(row -> {
            JsonArrayBuilder values = Json.createArrayBuilder();
            table.columns()
                    .all()
                    .forEach(column -> values.add(row.cells().getOrDefault(Cells.id(column), Json.createValue(""))));
            list.add(values);
        });
        return list.build();
    }

    JsonObject get(long id) {
        return json(row(id));
    }

    private Row row(long id) {
        return java.util.Objects.requireNonNull(all.get(id));
    }

    JsonObject json(Row row) {
        return json(row, table.columns().all().stream().map(Cells::id).toList());
    }

    JsonObject json(Row row, List<Long> shown) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        table.columns().all().stream()
                .filter(column ->
                        shown.contains(Cells.id(column)) && row.cells().containsKey(Cells.id(column)))
                .sorted(Comparator.comparingInt(column -> ORDER.indexOf(column.getString("type"))))
                .forEach(column ->
                        data.add(cell(Cells.id(column), row.cells().getOrDefault(Cells.id(column), JsonValue.NULL))));
        return Json.createObjectBuilder()
                .add("id", row.id())
                .add("tableId", table.id())
                .add("createdBy", row.createdBy())
                .add("createdAt", row.createdAt())
                .add("lastEditBy", row.lastEditBy())
                .add("lastEditAt", row.lastEditAt())
                .add("data", data)
                .build();
    }

    private static JsonObjectBuilder cell(long column, JsonValue value) {
        return Json.createObjectBuilder().add("columnId", column).add("value", value);
    }

    /** Says what it understood, with nothing for what it did not, and selections as text. */
    JsonObject create(JsonObject asked, String user) {
        table.require("create", user);
        Map<Long, JsonValue> cells = cells(asked);
        Cells.requireMandatory(table.columns().all(), cells);
        JsonArrayBuilder data = Json.createArrayBuilder();
        cells.forEach((column, value) -> data.add(
                cell(column, Cells.asCreated(table.columns().find(column).orElseThrow(), value))));
        String now = store.now();
        Row row = new Row(store.nextId("row"), user, now, user, now, withoutNull(cells));
        all.put(row.id(), row);
        return Json.createObjectBuilder()
                .add("id", row.id())
                .add("tableId", table.id())
                .addNull("createdBy")
                .addNull("createdAt")
                .addNull("lastEditBy")
                .addNull("lastEditAt")
                .add("data", data)
                .build();
    }

    JsonObject update(long id, JsonObject asked, String user) {
        Row before = row(id);
        Map<Long, JsonValue> cells = new LinkedHashMap<>(before.cells());
        cells.putAll(cells(asked));
        Cells.requireMandatory(table.columns().all(), cells);
        all.put(id, new Row(id, before.createdBy(), before.createdAt(), user, store.now(), withoutNull(cells)));
        return get(id);
    }

    JsonObject delete(long id) {
        JsonObject row = get(id);
        all.remove(id);
        return row;
    }

    private static Map<Long, JsonValue> withoutNull(Map<Long, JsonValue> cells) {
        Map<Long, JsonValue> kept = new LinkedHashMap<>(cells);
        kept.values().removeIf(JsonValue.NULL::equals);
        return kept;
    }

    private Map<Long, JsonValue> cells(JsonObject asked) {
        Map<Long, JsonValue> cells = new LinkedHashMap<>();
        data(asked).forEach((key, value) -> {
            long column = key.matches("\\d{1,18}") ? Long.parseLong(key) : 0;
            JsonObject found = table.columns()
                    .find(column)
                    .orElseThrow(() -> Refused.with(
                            500, "Column with id " + column + " is not part of table with id " + table.id()));
            cells.put(column, Cells.stored(found, value));
        });
        return cells;
    }

    /** An object, the text of one, or a list, whose places are taken for column ids. */
    private static JsonObject data(JsonObject asked) {
        JsonValue data = asked.getOrDefault("data", JsonValue.NULL);
        if (data instanceof JsonString text) {
            try (var reader = Json.createReader(new StringReader(text.getString()))) {
                data = reader.read();
            } catch (JsonException broken) {
                data = JsonValue.NULL;
            }
        }
        if (data instanceof JsonArray list) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            for (int i = 0; i < list.size(); i++) {
                object.add(String.valueOf(i), list.get(i));
            }
            return object.build();
        }
        if (data instanceof JsonObject object) {
            return object;
        }
        throw Refused.with(500, "Could not create row.");
    }

    /** A row; what is empty is not among the cells. */
    record Row(
            long id,
            String createdBy,
            String createdAt,
            String lastEditBy,
            String lastEditAt,
            Map<Long, JsonValue> cells) {}
}
