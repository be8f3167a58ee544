package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.nextcloudmcp.standin.World;

/** All tables of all users, and who may see and change them. */
final class Store {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final World world;
    private final Map<Long, Table> tables = new ConcurrentSkipListMap<>();
    private final Set<String> greeted = new HashSet<>();

    Store(World world) {
        this.world = world;
    }

    long nextId(String sequence) {
        return world.nextId("tables/" + sequence);
    }

    /** In UTC, without saying so. */
    String now() {
        return TIME.format(world.clock().instant().atOffset(ZoneOffset.UTC));
    }

    String displayName(String user) {
        return world.people().find(user).map(account -> account.displayName()).orElse(user);
    }

    /** A user's own tables and those shared with them; whoever has never looked gets a table to learn from. */
    synchronized JsonValue list(String user) {
        if (greeted.add(user)) {
            Tutorial.in(this, user);
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        tables.values().stream()
                .filter(table -> table.seenBy(user))
                .sorted(java.util.Comparator.comparing(table -> !table.owner().equals(user)))
                .forEach(table -> list.add(table.json(user)));
        return list.build();
    }

    JsonObject create(JsonObject asked, String user) {
        if (!asked.containsKey("title")) {
            throw Refused.page(500);
        }
        return add(asked, user).json(user);
    }

    Table add(JsonObject asked, String user) {
        Table table = new Table(this, nextId("table"), user, asked);
        tables.put(table.id(), table);
        return table;
    }

    /** Somebody else's table is not there. */
    Table table(long id, String user) {
        return Optional.ofNullable(tables.get(id))
                .filter(table -> table.seenBy(user))
                .orElseThrow(() -> Refused.page(404));
    }

    JsonObject delete(long id, String user) {
        Table table = table(id, user);
        tables.remove(id);
        return table.emptied(user);
    }

    Columns columns(long columnId, String where) {
        return tables.values().stream()
                .map(Table::columns)
                .filter(columns -> columns.has(columnId))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(404, where, "tables_columns"));
    }

    View view(long id, String user) {
        return tables.values().stream()
                .filter(table -> table.seenBy(user))
                .flatMap(table -> table.views().stream())
                .filter(view -> view.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.page(404));
    }

    JsonObject deleteView(long id, String user) {
        View view = view(id, user);
        table(view.tableId(), user).remove(view);
        return view.withoutRows();
    }

    JsonObject rowToRead(long id, String user) {
        Table table = holding(id, 404, "OCA\\Tables\\Service\\RowService - find: ");
        if (!table.seenBy(user)) {
            throw Refused.with(403, "PermissionError: can not read row with id " + id);
        }
        return table.rows().get(id);
    }

    JsonObject updateRow(long id, JsonObject asked, String user) {
        Table table = holding(
                id,
                500,
                "OCA\\Tables\\Service\\RowService - updateSet: OCA\\Tables\\Service\\RowService - getRowById: ");
        table(table.id(), user).require("update", user);
        return table.rows().update(id, asked, user);
    }

    JsonObject deleteRow(long id, String user) {
        Table table = holding(
                id, 500, "OCA\\Tables\\Service\\RowService - delete: OCA\\Tables\\Service\\RowService - getRowById: ");
        if (!table.permits("delete", user)) {
            throw Refused.with(403, "OCA\\Tables\\Service\\RowService - delete: Update row is not allowed.");
        }
        return table.rows().delete(id);
    }

    private Table holding(long row, int status, String where) {
        return tables.values().stream()
                .filter(table -> table.rows().has(row))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(status, where, "tables_row_sleeves"));
    }
}
