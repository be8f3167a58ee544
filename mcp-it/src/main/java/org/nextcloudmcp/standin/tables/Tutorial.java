package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** The table that everybody gets who looks at their tables for the first time. */
final class Tutorial {
    private static final int ROWS = 7;

    private Tutorial() {}

    static void in(Store store, String user) {
        Table table = store.add(
                Json.createObjectBuilder()
                        .add("title", "Welcome to Nextcloud Tables!")
                        .add("emoji", "🚀")
                        .build(),
                user);
        List<Long> columns = new ArrayList<>();
        columns.add(column(table, user, "What", "text", "line"));
        columns.add(column(table, user, "How to do", "text", "rich"));
        columns.add(column(table, user, "Ease of use", "number", "stars"));
        columns.add(column(table, user, "Done", "selection", "check"));
        for (int i = 0; i < ROWS; i++) {
            table.rows().create(row(columns, i), user);
        }
        table.view(
                Json.createObjectBuilder()
                        .add("title", "Check yourself!")
                        .add("emoji", "🏁")
                        .build(),
                user);
        table.views().get(0).update(settings(columns), user);
    }

    private static long column(Table table, String user, String title, String type, String subtype) {
        JsonObject asked = Json.createObjectBuilder()
                .add("title", title)
                .add("type", type)
                .add("subtype", subtype)
                .build();
        return Cells.id(table.columns().create(asked, "", user));
    }

    private static JsonObject row(List<Long> columns, int number) {
        return Json.createObjectBuilder()
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add(columns.get(0).toString(), "Step " + number)
                                .add(columns.get(2).toString(), number % 6)
                                .add(columns.get(3).toString(), number == 0 ? "true" : "false"))
                .build();
    }

    private static JsonObject settings(List<Long> columns) {
        JsonArrayBuilder settings = Json.createArrayBuilder();
        for (int i = 0; i < columns.size(); i++) {
            settings.add(
                    Json.createObjectBuilder().add("columnId", columns.get(i)).add("order", i));
        }
        JsonObjectBuilder unchecked = Json.createObjectBuilder()
                .add("columnId", columns.get(columns.size() - 1))
                .add("operator", "is-equal")
                .add("value", "@unchecked");
        return Json.createObjectBuilder()
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("columnSettings", settings)
                                .add(
                                        "filter",
                                        Json.createArrayBuilder()
                                                .add(Json.createArrayBuilder().add(unchecked))))
                .build();
    }
}
