package org.nextcloudmcp.standin.cloud;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.People;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.FileProperties;

/** Whom a user can find: autocomplete, sharees, pictures. */
public final class FindPeopleApp implements StandInApp {
    private static final String AUTOCOMPLETE = "/ocs/v2.php/core/autocomplete/get";
    private static final String SHAREES = "/ocs/v2.php/apps/files_sharing/api/v1/sharees";
    private static final String AVATAR = "/avatar/";
    private static final List<String> KINDS =
            List.of("users", "groups", "remotes", "remote_groups", "emails", "circles", "rooms");

    private final World world;

    public FindPeopleApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "core";
    }

    @Override
    public List<String> roots() {
        return List.of(AUTOCOMPLETE, SHAREES, AVATAR);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        if (ask.path().equals(AUTOCOMPLETE)) {
            return autocomplete(ask, user);
        } else if (ask.path().startsWith(AVATAR)) {
            return avatar(ask.below(AVATAR).get(0));
        } else if (ask.path().equals(SHAREES + "_recommended")) {
            return OcsEnvelope.ok(recommended(user).build());
        }
        return sharees(ask, user);
    }

    private static boolean fits(Account account, String term) {
        return (account.userId() + "\n" + account.displayName() + "\n")
                        .toLowerCase(Locale.ROOT)
                        .contains(term)
                || isMail(account, term);
    }

    private static boolean isMail(Account account, String term) {
        return account.email().equals(term) && !term.isEmpty();
    }

    private static String unique(Account account) {
        return account.email().isEmpty() ? account.userId() : account.email();
    }

    private Answer autocomplete(Ask ask, Account user) {
        String term = ask.parameter("search").orElse("").toLowerCase(Locale.ROOT);
        int limit = ask.parameter("limit").map(Integer::valueOf).orElse(10);
        JsonArrayBuilder found = Json.createArrayBuilder();
        world.people().all().stream()
                .filter(account -> !account.userId().equals(user.userId()) && fits(account, term))
                .limit(limit)
                .forEach(account -> {
                    JsonObjectBuilder one =
                            person(account.userId(), account.displayName(), "icon-user", "users", unique(account));
                    found.add(one);
                    if (isMail(account, term)) {
                        found.add(
                                person(account.userId(), account.displayName(), "icon-user", "users", unique(account)));
                    }
                });
        People.GROUPS.stream()
                .filter(group -> group.toLowerCase(Locale.ROOT).contains(term))
                .limit(limit)
                .forEach(group -> found.add(person(group, group, "", "groups", "")));
        return OcsEnvelope.ok(found.build());
    }

    private static JsonObjectBuilder person(String id, String label, String icon, String source, String unique) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("label", label)
                .add("icon", icon)
                .add("source", source)
                .add("status", "")
                .add("subline", "")
                .add("shareWithDisplayNameUnique", unique);
    }

    private Answer sharees(Ask ask, Account user) {
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
        JsonObjectBuilder inside = Json.createObjectBuilder().add("users", exact);
        JsonObjectBuilder all = Json.createObjectBuilder();
        KINDS.stream()
                .filter(kind -> !kind.equals("users"))
                .forEach(kind -> inside.add(kind, JsonValue.EMPTY_JSON_ARRAY));
        all.add("exact", inside).add("users", others);
        KINDS.stream().filter(kind -> !kind.equals("users")).forEach(kind -> all.add(kind, JsonValue.EMPTY_JSON_ARRAY));
        all.add("groups", groups).add("lookup", JsonValue.EMPTY_JSON_ARRAY).add("lookupEnabled", false);
        return OcsEnvelope.ok(all.build())
                .with("Link", "<" + world.url() + ask.path() + "?" + ask.query() + "&page=2>; rel=\"next\"");
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

    private JsonObjectBuilder recommended(Account user) {
        JsonArrayBuilder users = Json.createArrayBuilder();
        world.people().all().stream()
                .filter(account -> !account.sub().isEmpty() && !account.userId().equals(user.userId()))
                .limit(1)
                .forEach(account -> users.add(Json.createObjectBuilder()
                        .add("count", 1)
                        .add("label", account.displayName())
                        .add("value", value(0, account.userId()))));
        JsonObjectBuilder exact = Json.createObjectBuilder().add("users", users);
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (String kind : List.of("groups", "remotes", "remote_groups", "emails")) {
            exact.add(kind, JsonValue.EMPTY_JSON_ARRAY);
        }
        all.add("exact", exact).add("users", JsonValue.EMPTY_JSON_ARRAY);
        for (String kind : List.of("groups", "remotes", "remote_groups", "emails")) {
            all.add(kind, JsonValue.EMPTY_JSON_ARRAY);
        }
        return all;
    }

    private Answer avatar(String id) {
        if (world.people().find(id).isEmpty()) {
            return Answer.json(404, JsonValue.EMPTY_JSON_ARRAY);
        }
        return Answer.empty(200)
                .with("Content-Type", "image/png")
                .with("Last-Modified", FileProperties.httpDate(world.clock().instant()))
                .with("ETag", "\"avatar-of-" + id + "\"")
                .with("X-NC-IsCustomAvatar", "0")
                .with("Content-Disposition", "inline; filename=\"avatar.64.png\"")
                .saying(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    }
}
