package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The columns of a table. */
final class Columns {
    private static final Set<String> TYPES = Set.of("text", "number", "selection", "datetime", "usergroup");

    /** What a column has that was not given when it was made or changed. */
    private static final Map<String, JsonValue> UNSET = Map.ofEntries(
            Map.entry("numberPrefix", Json.createValue("")),
            Map.entry("numberSuffix", Json.createValue("")),
            Map.entry("selectionOptions", JsonValue.EMPTY_JSON_ARRAY),
            Map.entry("usergroupDefault", JsonValue.EMPTY_JSON_ARRAY),
            Map.entry("customSettings", JsonValue.EMPTY_JSON_OBJECT));

    private static final List<String> SETTINGS = List.of(
            "numberDefault",
            "numberMin",
            "numberMax",
            "numberDecimals",
            "numberPrefix",
            "numberSuffix",
            "textDefault",
            "textAllowedPattern",
            "textMaxLength",
            "textUnique",
            "selectionOptions",
            "selectionDefault",
            "datetimeDefault",
            "usergroupDefault",
            "usergroupMultipleItems",
            "usergroupSelectUsers",
            "usergroupSelectGroups",
            "usergroupSelectTeams",
            "showUserStatus",
            "customSettings");

    /** What reads as false, or as zero, where the answer to a write said nothing. */
    private static final Set<String> FLAGS = Set.of(
            "textUnique",
            "usergroupMultipleItems",
            "usergroupSelectUsers",
            "usergroupSelectGroups",
            "usergroupSelectTeams",
            "showUserStatus");

    private final Store store;
    private final Table table;
    private final Map<Long, JsonObject> all = new ConcurrentSkipListMap<>();

    Columns(Store store, Table table) {
        this.store = store;
        this.table = table;
    }

    int count() {
        return all.size();
    }

    boolean has(long id) {
        return all.containsKey(id);
    }

    Collection<JsonObject> all() {
        return all.values();
    }

    Optional<JsonObject> find(long id) {
        return Optional.ofNullable(all.get(id));
    }

    JsonValue list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        all.values().forEach(column -> list.add(read(column)));
        return list.build();
    }

    JsonObject get(long id) {
        return find(id).map(Columns::read).orElseThrow();
    }

    /** As it is read, with false for what was not said. */
    static JsonObject read(JsonObject column) {
        JsonObjectBuilder read = Json.createObjectBuilder(column);
        column.forEach((name, value) -> {
            if (value.equals(JsonValue.NULL) && FLAGS.contains(name)) {
                read.add(name, false);
            } else if (value.equals(JsonValue.NULL) && name.equals("numberDecimals")) {
                read.add(name, 0);
            }
        });
        return read.build();
    }

    /** Makes a column; its type is in the path of version 2, otherwise empty. */
    JsonObject create(JsonObject asked, String type, String user) {
        table.require("manage", user);
        if (!asked.containsKey("title")) {
            throw Refused.page(500);
        }
        String kind = type.isEmpty() ? asked.getString("type", "") : type;
        if (!TYPES.contains(kind)) {
            throw Refused.with(
                    400, "\"" + kind + "\" is not a valid backing value for enum OCA\\Tables\\Constants\\ColumnType");
        }
        JsonObjectBuilder column = settings(asked, type.isEmpty(), "")
                .add("id", store.nextId("column"))
                .add("tableId", table.id())
                .add("type", kind)
                .add("subtype", asked.getString("subtype", ""));
        return kept(column, user);
    }

    private JsonObject kept(JsonObjectBuilder column, String user) {
        JsonObject done = column.add("createdBy", user)
                .add("createdByDisplayName", store.displayName(user))
                .add("createdAt", store.now())
                .add("lastEditBy", user)
                .add("lastEditByDisplayName", store.displayName(user))
                .add("lastEditAt", store.now())
                .addNull("viewColumnInformation")
                .build();
        all.put(done.getJsonNumber("id").longValue(), done);
        return done;
    }

    private static JsonObjectBuilder settings(JsonObject asked, boolean firstVersion, String description) {
        JsonObjectBuilder column = Json.createObjectBuilder()
                .add("title", asked.getString("title", ""))
                .add("mandatory", asked.getBoolean("mandatory", false))
                .add("description", asked.getString("description", description));
        for (String name : SETTINGS) {
            boolean empty = firstVersion && (name.equals("selectionDefault") || name.equals("datetimeDefault"));
            JsonValue unset = empty ? Json.createValue("") : UNSET.getOrDefault(name, JsonValue.NULL);
            column.add(name, list(asked.getOrDefault(name, unset)));
        }
        return column;
    }

    /** Options come as the text of a list. */
    private static JsonValue list(JsonValue value) {
        if (value instanceof JsonString text && text.getString().startsWith("[")) {
            try (var reader = Json.createReader(new StringReader(text.getString()))) {
                return reader.readArray();
            }
        }
        return value;
    }

    /** Whatever is left out is taken away, bounds included. */
    JsonObject update(long id, JsonObject asked, String user) {
        table.require("manage", user);
        JsonObject before = find(id).orElseThrow();
        JsonObjectBuilder column = settings(asked, false, "")
                .addNull("description")
                .add("id", id)
                .add("tableId", table.id())
                .add("type", before.getString("type"))
                .add("subtype", before.getString("subtype"));
        return kept(column, user);
    }

    JsonObject delete(long id) {
        JsonObject column = get(id);
        all.remove(id);
        return column;
    }
}
