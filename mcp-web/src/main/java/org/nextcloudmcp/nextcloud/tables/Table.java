package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;

/**
 * A table as the app describes it.
 *
 * @param id its number
 * @param json all that the app said
 */
record Table(long id, JsonObject json) {

    static Optional<Table> of(JsonObject json) {
        var id = JsonAnswer.integer(json, "id");
        return id.isPresent() ? Optional.of(new Table(id.getAsLong(), json)) : Optional.empty();
    }

    String title() {
        return Column.text(json, "title");
    }

    /** Where a person finds it. */
    URI page(NextcloudClient nextcloud) {
        return page(id, nextcloud);
    }

    static URI page(long id, NextcloudClient nextcloud) {
        return nextcloud.page("/apps/tables/#/table/" + id);
    }

    long rowsCount() {
        return JsonAnswer.integer(json, "rowsCount").orElse(0);
    }

    /** What the user may do with a table of somebody else's; empty for their own, with which they may do everything. */
    Optional<List<String>> permissions() {
        return json.get("onSharePermissions") instanceof JsonObject permissions
                ? Optional.of(Stream.of("read", "create", "update", "delete", "manage")
                        .filter(name -> JsonAnswer.isTrue(permissions, name))
                        .toList())
                : Optional.empty();
    }

    List<JsonObject> views() {
        return json.get("views") instanceof JsonArray views
                ? views.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }
}
