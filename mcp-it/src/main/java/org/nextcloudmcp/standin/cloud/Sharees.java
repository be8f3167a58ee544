package org.nextcloudmcp.standin.cloud;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.People;
import org.nextcloudmcp.standin.World;

/** With whom something can be shared. Who fits exactly is named apart from the others. */
record Sharees(World world) {
    private static final List<String> OTHER_KINDS = List.of("remotes", "remote_groups", "emails");
    private static final List<String> OF_SEARCHES = List.of("circles", "rooms");

    static boolean fits(Account account, String term) {
        return (account.userId() + "\n" + account.displayName() + "\n")
                        .toLowerCase(Locale.ROOT)
                        .contains(term)
                || isMail(account, term);
    }

    static boolean isMail(Account account, String term) {
        return account.email().equals(term) && !term.isEmpty();
    }

    static String unique(Account account) {
        return account.email().isEmpty() ? account.userId() : account.email();
    }

    Answer answer(Ask ask, Account user) {
        if (ask.parameter("itemType").isEmpty()) {
            return OcsEnvelope.failure(400, 400, "Missing itemType");
        }
        String term = ask.parameter("search").orElse("").toLowerCase(Locale.ROOT);
        JsonArrayBuilder exact = Json.createArrayBuilder();
        JsonArrayBuilder others = Json.createArrayBuilder();
        world.people().all().stream()
                .filter(account -> !account.userId().equals(user.userId()) && fits(account, term))
                .forEach(account ->
                        (account.userId().equals(term) || isMail(account, term) ? exact : others).add(sharee(account)));
        JsonArrayBuilder groups = Json.createArrayBuilder();
        People.GROUPS.stream()
                .filter(group -> group.toLowerCase(Locale.ROOT).contains(term))
                .forEach(group -> groups.add(
                        Json.createObjectBuilder().add("label", group).add("value", value(1, group))));
        JsonObjectBuilder inside = kinds(exact, Json.createArrayBuilder());
        JsonObjectBuilder all = kinds(others, groups);
        OF_SEARCHES.forEach(kind -> {
            inside.add(kind, JsonValue.EMPTY_JSON_ARRAY);
            all.add(kind, JsonValue.EMPTY_JSON_ARRAY);
        });
        all.add("exact", inside).add("lookup", JsonValue.EMPTY_JSON_ARRAY).add("lookupEnabled", false);
        return OcsEnvelope.ok(all.build())
                .with("Link", "<" + world.url() + ask.path() + "?" + ask.query() + "&page=2>; rel=\"next\"");
    }

    private static JsonObjectBuilder kinds(JsonArrayBuilder users, JsonArrayBuilder groups) {
        JsonObjectBuilder kinds = Json.createObjectBuilder().add("users", users).add("groups", groups);
        OTHER_KINDS.forEach(kind -> kinds.add(kind, JsonValue.EMPTY_JSON_ARRAY));
        return kinds;
    }

    private static JsonObjectBuilder value(int type, String with) {
        return Json.createObjectBuilder().add("shareType", type).add("shareWith", with);
    }

    private static JsonObjectBuilder sharee(Account account) {
        return Json.createObjectBuilder()
                .add("label", account.displayName())
                .add("subline", "")
                .add("icon", "icon-user")
                .add("value", value(0, account.userId()))
                .add("shareWithDisplayNameUnique", unique(account))
                .add("status", JsonValue.EMPTY_JSON_ARRAY);
    }

    /** With whom the user has shared before; here it is always the first other. */
    JsonObject recommended(Account user) {
        JsonArrayBuilder users = Json.createArrayBuilder();
        world.people().all().stream()
                .filter(account -> !account.sub().isEmpty() && !account.userId().equals(user.userId()))
                .limit(1)
                .forEach(account -> users.add(Json.createObjectBuilder()
                        .add("count", 1)
                        .add("label", account.displayName())
                        .add("value", value(0, account.userId()))));
        return kinds(Json.createArrayBuilder(), Json.createArrayBuilder())
                .add("exact", kinds(users, Json.createArrayBuilder()))
                .build();
    }
}
