package org.nextcloudmcp.standin.cloud;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Account;

/**
 * All that a user is told of himself.
 *
 * @param now seconds since 1970
 */
record Profile(Account user, List<String> groups, long now) {
    JsonObject json(Map<String, String> changed) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("enabled", true)
                .add("id", user.userId())
                .add("firstLoginTimestamp", now)
                .add("lastLoginTimestamp", now)
                .add("lastLogin", now * 1000)
                .add("backend", "Database")
                .add("subadmin", Json.createArrayBuilder())
                .add("quota", quota())
                .add("manager", "")
                .add("avatarScope", "v2-federated")
                .add("email", user.email())
                .add("emailScope", "v2-federated")
                .add("additional_mail", Json.createArrayBuilder())
                .add("additional_mailScope", Json.createArrayBuilder())
                .add("displayname", user.displayName())
                .add("display-name", user.displayName())
                .add("displaynameScope", "v2-federated");
        for (String name : List.of(
                "phone",
                "address",
                "website",
                "twitter",
                "bluesky",
                "fediverse",
                "organisation",
                "role",
                "headline",
                "biography")) {
            json.add(name, changed.getOrDefault(name, "")).add(name + "Scope", "v2-local");
        }
        return json.add("profile_enabled", "1")
                .add("profile_enabledScope", "v2-local")
                .add("pronouns", "")
                .add("pronounsScope", "v2-federated")
                .add("groups", Json.createArrayBuilder(groups))
                .add("language", "en")
                .add("locale", "")
                .add("timezone", "")
                .addNull("notify_email")
                .add(
                        "backendCapabilities",
                        Json.createObjectBuilder().add("setDisplayName", true).add("setPassword", true))
                .build();
    }

    private static JsonObjectBuilder quota() {
        return Json.createObjectBuilder()
                .add("free", -3)
                .add("used", 7533008)
                .add("total", -3)
                .add("relative", 0)
                .add("quota", -3);
    }
}
