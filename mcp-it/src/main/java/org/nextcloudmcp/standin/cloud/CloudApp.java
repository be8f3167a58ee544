package org.nextcloudmcp.standin.cloud;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** The signed-in user, and what may be seen of others. */
public final class CloudApp implements StandInApp {
    private static final String ROOT = "/ocs/v2.php/cloud/";

    private final World world;

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
        if (route.equals(List.of("user"))) {
            return OcsEnvelope.ok(user(user));
        } else if (route.size() == 2 && route.get(0).equals("users")) {
            return other(route.get(1), user);
        }
        return OcsEnvelope.unknownRoute();
    }

    private Answer other(String id, Account user) {
        if (id.equals(user.userId())) {
            return OcsEnvelope.ok(user(user));
        }
        // A normal user cannot tell others from nobody, except by this message.
        return world.people().find(id).isPresent()
                ? OcsEnvelope.failure(404, OcsEnvelope.UNKNOWN, "")
                : OcsEnvelope.failure(404, 404, "User does not exist");
    }

    private static JsonObject user(Account user) {
        return Json.createObjectBuilder()
                .add("enabled", true)
                .add("id", user.userId())
                .add("backend", "user_oidc")
                .add("subadmin", Json.createArrayBuilder())
                .add(
                        "quota",
                        Json.createObjectBuilder()
                                .add("free", -3)
                                .add("used", 7533008)
                                .add("total", -3)
                                .add("relative", 0)
                                .add("quota", -3))
                .add("manager", "")
                .add("email", user.email())
                .add("additional_mail", Json.createArrayBuilder())
                .add("displayname", user.displayName())
                .add("display-name", user.displayName())
                .add("phone", "")
                .add("address", "")
                .add("website", "")
                .add("organisation", "")
                .add("role", "")
                .add("profile_enabled", "1")
                .add("groups", Json.createArrayBuilder().add("team"))
                .add("language", "en")
                .add("locale", "")
                .add("timezone", "")
                .addNull("notify_email")
                .build();
    }
}
