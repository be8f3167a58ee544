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

    private final World world;
    private final Sharees sharees;

    public FindPeopleApp(World world) {
        this.world = world;
        this.sharees = new Sharees(world);
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
            return OcsEnvelope.ok(sharees.recommended(user));
        }
        return sharees.answer(ask, user);
    }

    private Answer autocomplete(Ask ask, Account user) {
        String term = ask.parameter("search").orElse("").toLowerCase(Locale.ROOT);
        int limit = ask.parameter("limit").map(Integer::valueOf).orElse(10);
        JsonArrayBuilder found = Json.createArrayBuilder();
        world.people().all().stream()
                .filter(account -> !account.userId().equals(user.userId()) && Sharees.fits(account, term))
                .limit(limit)
                .forEach(account -> {
                    JsonObjectBuilder one = person(
                            account.userId(), account.displayName(), "icon-user", "users", Sharees.unique(account));
                    found.add(one);
                    if (Sharees.isMail(account, term)) {
                        found.add(person(
                                account.userId(),
                                account.displayName(),
                                "icon-user",
                                "users",
                                Sharees.unique(account)));
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
