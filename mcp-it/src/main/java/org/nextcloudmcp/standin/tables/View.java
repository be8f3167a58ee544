package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A view of a table: some columns of some rows in an order of its own. */
final class View {
    private final Store store;
    private final Table table;
    private final long id;
    private final String title;
    private final String emoji;
    private final String created;
    private volatile JsonArray columnSettings = JsonValue.EMPTY_JSON_ARRAY;
    private volatile JsonArray filter = JsonValue.EMPTY_JSON_ARRAY;
    private volatile JsonArray sort = JsonValue.EMPTY_JSON_ARRAY;

    View(Store store, Table table, long id, JsonObject asked) {
        this.store = store;
        this.table = table;
        this.id = id;
        this.title = asked.getString("title", "");
        this.emoji = asked.getString("emoji", "");
        this.created = store.now();
    }

    long id() {
        return id;
    }

    long tableId() {
        return table.id();
    }

    /** As read, or as in the answer to its making and deleting, which count no rows and name no owner. */
    JsonObject json(boolean whole) {
        return whole
                ? json((int) found().count())
                        .add("ownerDisplayName", store.displayName(table.owner()))
                        .build()
                : withoutRows();
    }

    JsonObject withoutRows() {
        return json(0).addNull("ownerDisplayName").build();
    }

    private JsonObjectBuilder json(int rows) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("tableId", table.id())
                .add("title", title)
                .add("description", "")
                .add("emoji", emoji)
                .add("ownership", table.owner())
                .add("createdBy", table.owner())
                .add("createdAt", created)
                .add("lastEditBy", table.owner())
                .add("lastEditAt", created)
                .add("columns", Json.createArrayBuilder())
                .add("columnSettings", columnSettings)
                .add("sort", sort)
                .add("isShared", false)
                .add("favorite", false)
                .add("onSharePermissions", JsonValue.NULL)
                .add("hasShares", false)
                .add("rowsCount", rows)
                .add("filter", filter);
    }

    JsonObject update(JsonObject asked, String user) {
        table.require("manage", user);
        JsonObject data = asked.getJsonObject("data");
        if (data == null || data.containsKey("columns")) {
            throw Refused.page(500);
        }
        if (conditions(data.getOrDefault("filter", filter).asJsonArray())
                .anyMatch(condition -> !(condition.get("value") instanceof JsonString))) {
            throw Refused.page(500);
        }
        filter = data.getOrDefault("filter", filter).asJsonArray();
        sort = data.getOrDefault("sort", sort).asJsonArray();
        if (data.containsKey("columnSettings")) {
            JsonArrayBuilder settings = Json.createArrayBuilder();
            data.getJsonArray("columnSettings")
                    .getValuesAs(JsonObject.class)
                    .forEach(column -> settings.add(Json.createObjectBuilder(column)
                            .add("readonly", false)
                            .add("mandatory", false)));
            columnSettings = settings.build();
        }
        return json(true);
    }

    private static Stream<JsonObject> conditions(JsonArray groups) {
        return groups.getValuesAs(JsonArray.class).stream()
                .flatMap(group -> group.getValuesAs(JsonObject.class).stream());
    }

    private Stream<Rows.Row> found() {
        return table.rows()
                .all()
                .filter(row -> conditions(filter).allMatch(condition -> holds(condition, row)))
                .sorted(order());
    }

    private static boolean holds(JsonObject condition, Rows.Row row) {
        JsonValue value = row.cells().getOrDefault(column(condition), JsonValue.NULL);
        return switch (condition.getString("operator")) {
            case "is-greater-than" -> number(value).compareTo(new BigDecimal(condition.getString("value"))) > 0;
            default -> !value.toString().equals("\"true\"");
        };
    }

    private Comparator<Rows.Row> order() {
        Comparator<Rows.Row> order = Comparator.comparingLong(Rows.Row::id);
        for (JsonObject by : sort.getValuesAs(JsonObject.class)) {
            Comparator<Rows.Row> values =
                    Comparator.comparing(row -> number(row.cells().getOrDefault(column(by), JsonValue.NULL)));
            order = (by.getString("mode", "ASC").equals("DESC") ? values.reversed() : values).thenComparing(order);
        }
        return order;
    }

    private static long column(JsonObject json) {
        return json.getJsonNumber("columnId").longValue();
    }

    private static BigDecimal number(JsonValue value) {
        return value instanceof JsonNumber number ? number.bigDecimalValue() : BigDecimal.valueOf(Long.MIN_VALUE);
    }

    JsonValue rows() {
        List<Long> shown = columnSettings.getValuesAs(JsonObject.class).stream()
                .map(View::column)
                .toList();
        JsonArrayBuilder rows = Json.createArrayBuilder();
        found().forEach(row -> rows.add(table.rows().json(row, shown)));
        return rows.build();
    }

    JsonValue columns() {
        JsonArrayBuilder columns = Json.createArrayBuilder();
        columnSettings
                .getValuesAs(JsonObject.class)
                .forEach(setting ->
                        columns.add(Json.createObjectBuilder(table.columns().get(column(setting)))
                                .add("viewColumnInformation", setting)));
        return columns.build();
    }
}
