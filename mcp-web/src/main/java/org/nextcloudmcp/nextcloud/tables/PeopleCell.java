package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * Users, groups or teams, given by id.
 *
 * @param kinds what the column takes
 * @param takesMany whether there may be several
 */
record PeopleCell(Set<String> kinds, boolean takesMany) implements Cell {

    /** The app's numbers for them are their places here. */
    private static final List<String> KINDS = List.of("user", "group", "team");

    private static final int MOST = 100;

    static PeopleCell of(JsonObject column) {
        var kinds = new TreeSet<String>();
        List.of("usergroupSelectUsers", "usergroupSelectGroups", "usergroupSelectTeams").stream()
                .filter(name -> JsonAnswer.isTrue(column, name))
                .map(name -> name.substring("usergroupSelect".length()).replaceAll("s$", ""))
                .forEach(name -> kinds.add(name.toLowerCase(Locale.ROOT)));
        return new PeopleCell(
                kinds.isEmpty() ? Set.of("user") : Set.copyOf(kinds),
                JsonAnswer.isTrue(column, "usergroupMultipleItems"));
    }

    @Override
    public Fit stored(JsonValue given) {
        var list = given instanceof JsonArray array ? array : List.of(given);
        var entries = list.stream().map(this::entry).flatMap(Optional::stream).toList();
        if (entries.size() < list.size() || list.size() > (takesMany ? MOST : 1)) {
            return Fit.fault("give " + wanted());
        }
        var all = CachedJson.array();
        entries.forEach(all::add);
        return Fit.value(all.build());
    }

    private Optional<JsonObject> entry(JsonValue given) {
        var id = given instanceof JsonObject object
                ? object.getString("id", "")
                : Cell.text(given).orElse("");
        var kind = given instanceof JsonObject object ? object.getString("type", "user") : "user";
        return id.isBlank() || id.length() > 64 || !kinds.contains(kind)
                ? Optional.empty()
                : Optional.of(CachedJson.object()
                        .add("id", id)
                        .add("type", KINDS.indexOf(kind))
                        .build());
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        if (!(stored instanceof JsonArray array)) {
            return stored;
        }
        var all = CachedJson.array();
        array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .forEach(entry -> {
                    var kind = (int) JsonAnswer.integer(entry, "type").orElse(0);
                    all.add(CachedJson.object()
                            .add("id", entry.getString("id", ""))
                            .add("type", kind >= 0 && kind < KINDS.size() ? KINDS.get(kind) : "other"));
                });
        return all.build();
    }

    @Override
    public String wanted() {
        return (takesMany ? "a list of ids" : "one id")
                + ", as text for a user or as {\"id\": …, \"type\": …} with type "
                + String.join(" or ", new TreeSet<>(kinds));
    }
}
