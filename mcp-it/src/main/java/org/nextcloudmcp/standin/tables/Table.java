package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One table with all that is in it. */
final class Table {
    private static final List<String> RIGHTS = List.of("read", "create", "update", "delete", "manage");

    private final Store store;
    private final long id;
    private final String owner;
    private final String created;
    private final Columns columns;
    private final Rows rows;
    private final List<View> views = new CopyOnWriteArrayList<>();
    private final Map<String, JsonObject> shares = new ConcurrentHashMap<>();
    private volatile String title;
    private volatile String emoji;
    private final String description;

    Table(Store store, long id, String owner, JsonObject asked) {
        this.store = store;
        this.id = id;
        this.owner = owner;
        this.created = store.now();
        this.title = asked.getString("title", "");
        this.emoji = asked.getString("emoji", "");
        this.description = asked.getString("description", "");
        this.columns = new Columns(store, this);
        this.rows = new Rows(store, this);
    }

    long id() {
        return id;
    }

    String owner() {
        return owner;
    }

    Columns columns() {
        return columns;
    }

    Rows rows() {
        return rows;
    }

    List<View> views() {
        return views;
    }

    boolean seenBy(String user) {
        return owner.equals(user) || shares.containsKey(user);
    }

    boolean permits(String right, String user) {
        if (owner.equals(user)) {
            return true;
        }
        JsonObject share = shares.get(user);
        return share != null && share.getBoolean(permission(right), false);
    }

    /** Refuses with a page what a share does not permit. */
    void require(String right, String user) {
        if (!permits(right, user)) {
            throw Refused.page(403);
        }
    }

    private static String permission(String right) {
        return "permission" + right.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + right.substring(1);
    }

    JsonObject json(String user) {
        return json(user, rows.count(), columns.count());
    }

    /** What is left to be told of it when it is deleted. */
    JsonObject emptied(String user) {
        return Json.createObjectBuilder(json(user, 0, 0))
                .add("ownerDisplayName", "")
                .add("hasShares", false)
                .add("views", Json.createArrayBuilder())
                .build();
    }

    private JsonObject json(String user, int rowsCount, int columnsCount) {
        JsonArrayBuilder shown = Json.createArrayBuilder();
        if (permits("manage", user)) {
            views.forEach(view -> shown.add(view.json(true)));
        }
        return Json.createObjectBuilder()
                .add("id", id)
                .add("title", title)
                .add("emoji", emoji)
                .add("ownership", owner)
                .add("ownerDisplayName", store.displayName(owner))
                .add("createdBy", owner)
                .add("createdAt", created)
                .add("lastEditBy", owner)
                .add("lastEditAt", created)
                .add("archived", false)
                .add("isShared", !owner.equals(user))
                .add("favorite", false)
                .add("onSharePermissions", owner.equals(user) ? JsonValue.NULL : rights(user))
                .add("hasShares", !shares.isEmpty())
                .add("rowsCount", rowsCount)
                .add("columnsCount", columnsCount)
                .add("views", shown)
                .add("description", description)
                .build();
    }

    private JsonObject rights(String user) {
        JsonObjectBuilder rights = Json.createObjectBuilder();
        RIGHTS.forEach(right -> rights.add(right, permits(right, user)));
        return rights.build();
    }

    JsonObject update(JsonObject asked, String user) {
        require("manage", user);
        title = asked.getString("title", title);
        emoji = asked.getString("emoji", emoji);
        return json(user);
    }

    JsonValue scheme() {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("emoji", emoji)
                .add("columns", columns.list())
                .add("views", Json.createArrayBuilder())
                .add("description", description)
                .add("tablesVersion", "1.0.9")
                .build();
    }

    JsonObject view(JsonObject asked, String user) {
        View view = new View(store, this, store.nextId("view"), asked);
        views.add(view);
        return view.json(false);
    }

    void remove(View view) {
        views.remove(view);
    }

    JsonObject share(JsonObject asked, String user) {
        String receiver = asked.getString("receiver");
        shares.put(receiver, asked);
        JsonObjectBuilder share = Json.createObjectBuilder()
                .add("id", store.nextId("share"))
                .add("nodeId", id)
                .add("nodeType", "table");
        RIGHTS.forEach(right -> share.add(permission(right), asked.getBoolean(permission(right), false)));
        return share.add("sender", user)
                .add("receiver", receiver)
                .add("receiverDisplayName", store.displayName(receiver))
                .add("receiverType", asked.getString("receiverType", "user"))
                .add("createdAt", store.now())
                .add("lastEditAt", store.now())
                .build();
    }
}
