package org.nextcloudmcp.standin.cloud;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** The signed-in user, and what may be seen of others and of groups. */
public final class CloudApp implements StandInApp {
    private static final String ROOT = "/ocs/v2.php/cloud/";
    private static final Set<String> EDITABLE = Set.of("phone", "address", "website", "organisation", "role");
    private static final int INVALID = 101;

    private final World world;
    private final Map<String, Map<String, String>> changed = new ConcurrentHashMap<>();

    public CloudApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "provisioning_api";
    }

    @Override
    public List<String> roots() {
        return List.of(ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        List<String> route = ask.below(ROOT);
        return switch (route.get(0)) {
            case "user" -> OcsEnvelope.ok(profile(user));
            case "users" -> route.size() == 1 ? forbidden() : user(ask, route, user);
            case "groups" -> route.size() == 1 ? forbidden() : members(route.get(1), user);
            default -> OcsEnvelope.unknownRoute();
        };
    }

    private static Answer forbidden() {
        return OcsEnvelope.failure(403, 403, "Logged in account must be at least a sub admin");
    }

    private Answer user(Ask ask, List<String> route, Account user) {
        String id = route.get(1);
        if (!id.equals(user.userId())) {
            // A normal user cannot tell others from nobody, except by this message.
            return world.people().find(id).isPresent()
                    ? OcsEnvelope.failure(404, OcsEnvelope.UNKNOWN, "")
                    : OcsEnvelope.failure(404, 404, "User does not exist");
        } else if (route.size() > 2) {
            return OcsEnvelope.ok(Json.createObjectBuilder()
                    .add("groups", list(world.people().groupsOf(id)))
                    .build());
        }
        return ask.method().equals("PUT") ? change(ask, id) : OcsEnvelope.ok(profile(user));
    }

    private Answer change(Ask ask, String id) {
        String key = ask.json().getString("key", "");
        if (!EDITABLE.contains(key)) {
            return OcsEnvelope.failure(400, INVALID, "");
        }
        changed.computeIfAbsent(id, user -> new ConcurrentHashMap<>())
                .put(key, ask.json().getString("value", ""));
        return OcsEnvelope.ok(JsonValue.EMPTY_JSON_ARRAY);
    }

    private Answer members(String group, Account user) {
        List<String> members = world.people().members(group).orElse(List.of());
        if (world.people().members(group).isEmpty()) {
            return OcsEnvelope.failure(404, 404, "The requested group could not be found");
        } else if (!members.contains(user.userId())) {
            return OcsEnvelope.failure(403, 403, "");
        }
        return OcsEnvelope.ok(
                Json.createObjectBuilder().add("users", list(members)).build());
    }

    private static JsonArrayBuilder list(List<String> texts) {
        return Json.createArrayBuilder(texts);
    }

    private jakarta.json.JsonObject profile(Account user) {
        return new Profile(user, world.people().groupsOf(user.userId()), world.now())
                .json(changed.getOrDefault(user.userId(), Map.of()));
    }
}
