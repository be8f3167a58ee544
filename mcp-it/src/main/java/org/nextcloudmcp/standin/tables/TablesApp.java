package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Tables: tables, columns, rows, views and shares, by version 1 of the API and what version 2 has of it. */
public final class TablesApp implements StandInApp {
    private static final String FIRST = "/apps/tables/api/1";
    private static final String SECOND = "/ocs/v2.php/apps/tables/api/2";

    private final Store store;

    public TablesApp(World world) {
        this.store = new Store(world);
    }

    @Override
    public String id() {
        return "tables";
    }

    @Override
    public List<String> roots() {
        return List.of("/apps/tables/", "/ocs/v2.php/apps/tables/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        try {
            return ask.path().startsWith(SECOND)
                    ? second(new Asked(ask, SECOND), user.userId())
                    : first(new Asked(ask, FIRST), user.userId());
        } catch (Refused refused) {
            return refused.answer(ask.path().startsWith(SECOND));
        }
    }

    private Answer second(Asked asked, String user) {
        return OcsEnvelope.ok(
                switch (asked.route()) {
                    case "GET /tables" -> store.list(user);
                    case "GET /init" ->
                        Json.createObjectBuilder()
                                .add("tables", store.list(user))
                                .add("views", Json.createArrayBuilder())
                                .build();
                    case "POST /tables" -> store.create(asked.json(), user);
                    case "GET /tables/#" -> store.table(asked.id(0), user).json(user);
                    case "DELETE /tables/#" -> store.delete(asked.id(0), user);
                    case "GET /columns/table/#" ->
                        store.table(asked.id(0), user).columns().list();
                    case "POST /columns/number",
                            "POST /columns/selection",
                            "POST /columns/datetime",
                            "POST /columns/text",
                            "POST /columns/usergroup" ->
                        store.table(asked.json().getInt("baseNodeId"), user)
                                .columns()
                                .create(asked.json(), asked.last(), user);
                    case "POST /tables/#/rows" ->
                        store.table(asked.id(0), user).rows().create(asked.json(), user);
                    default -> throw Refused.page(404);
                });
    }

    private Answer first(Asked asked, String user) {
        JsonObject json = asked.json();
        JsonValue found = switch (asked.route()) {
            case "GET /tables" -> store.list(user);
            case "POST /tables" -> store.create(json, user);
            case "GET /tables/#" -> store.table(asked.id(0), user).json(user);
            case "PUT /tables/#" -> store.table(asked.id(0), user).update(json, user);
            case "DELETE /tables/#" -> store.delete(asked.id(0), user);
            case "GET /tables/#/columns" ->
                store.table(asked.id(0), user).columns().list();
            case "POST /tables/#/columns" ->
                store.table(asked.id(0), user).columns().create(json, "", user);
            case "GET /tables/#/rows" ->
                store.table(asked.id(0), user).rows().list(asked.number("limit"), asked.number("offset"));
            case "GET /tables/#/rows/simple" ->
                store.table(asked.id(0), user).rows().simple(asked.number("limit"), asked.number("offset"));
            case "POST /tables/#/rows" -> store.table(asked.id(0), user).rows().create(json, user);
            case "GET /tables/#/views" -> views(asked.id(0), user);
            case "POST /tables/#/views" -> store.table(asked.id(0), user).view(json, user);
            case "POST /tables/#/shares" -> store.table(asked.id(0), user).share(json, user);
            case "GET /columns/#" -> store.columns(asked.id(0), "").get(asked.id(0));
            case "PUT /columns/#" -> store.columns(asked.id(0), "").update(asked.id(0), json, user);
            case "DELETE /columns/#" ->
                store.columns(asked.id(0), "OCA\\Tables\\Service\\ColumnService - delete: ")
                        .delete(asked.id(0));
            case "GET /rows/#" -> store.rowToRead(asked.id(0), user);
            case "PUT /rows/#" -> store.updateRow(asked.id(0), json, user);
            case "DELETE /rows/#" -> store.deleteRow(asked.id(0), user);
            case "GET /views/#" -> store.view(asked.id(0), user).json(true);
            case "PUT /views/#" -> store.view(asked.id(0), user).update(json, user);
            case "DELETE /views/#" -> store.deleteView(asked.id(0), user);
            case "GET /views/#/rows" -> store.view(asked.id(0), user).rows();
            case "GET /views/#/columns" -> store.view(asked.id(0), user).columns();
            case "GET /tables/#/scheme" -> store.table(asked.id(0), user).scheme();
            default -> throw Refused.page(404);
        };
        Answer answer = Answer.json(200, found);
        return asked.route().endsWith("/scheme")
                ? answer.with("Content-Disposition", "attachment; filename=\"table.json\"")
                : answer;
    }

    private JsonValue views(long table, String user) {
        JsonArrayBuilder views = Json.createArrayBuilder();
        store.table(table, user).views().forEach(view -> views.add(view.json(true)));
        return views.build();
    }
}
