package org.nextcloudmcp.nextcloud.users;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.tools.JsonSchema;

/** The user's account: what Nextcloud says about it, reduced to what is worth telling. */
final class Account {

    private static final JsonSchema QUOTA = JsonSchema.object()
            .required("unlimited", JsonSchema.bool().described("Whether there is no limit."))
            .optional("used", JsonSchema.integer().described("Bytes."))
            .optional("free", JsonSchema.integer().described("Bytes; there if limited."))
            .optional("total", JsonSchema.integer().described("Bytes; there if limited."));

    static final JsonSchema SCHEMA = JsonSchema.object()
            .required("id", JsonSchema.string().described("The user id; it may differ from the login name."))
            .required("display_name", JsonSchema.string())
            .required("groups", JsonSchema.arrayOf(JsonSchema.string()))
            .required("enabled", JsonSchema.bool())
            .optional("email", JsonSchema.string())
            .optional("language", JsonSchema.string())
            .optional("locale", JsonSchema.string())
            .optional("timezone", JsonSchema.string())
            .optional("quota", QUOTA);

    private Account() {}

    /**
     * The account as structured content.
     *
     * @param data of OCS {@code cloud/user}
     */
    static JsonObject json(JsonObject data) {
        var id = data.getString("id", "");
        var account = CachedJson.object()
                .add("id", id)
                .add("display_name", data.getString("displayname", id))
                .add("groups", CachedJson.array(groups(data)))
                .add("enabled", !data.containsKey("enabled") || JsonAnswer.isTrue(data, "enabled"));
        for (var name : List.of("email", "language", "locale", "timezone")) {
            addIfSaid(account, name, data.getString(name, ""));
        }
        if (data.get("quota") instanceof JsonObject quota) {
            account.add("quota", quota(quota));
        }
        return account.build();
    }

    private static List<String> groups(JsonObject data) {
        return data.get("groups") instanceof JsonArray groups
                ? groups.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }

    /** Nextcloud says -3 for "no limit" and gives the other figures only a meaning below one. */
    private static JsonObject quota(JsonObject quota) {
        var limit = JsonAnswer.integer(quota, "quota");
        var unlimited = limit.isEmpty() || limit.getAsLong() < 0;
        var json = CachedJson.object().add("unlimited", unlimited);
        JsonAnswer.integer(quota, "used").ifPresent(used -> json.add("used", used));
        if (!unlimited) {
            JsonAnswer.integer(quota, "free").ifPresent(free -> json.add("free", free));
            JsonAnswer.integer(quota, "total").ifPresent(total -> json.add("total", total));
        }
        return json.build();
    }

    private static void addIfSaid(JsonObjectBuilder account, String name, String value) {
        if (!value.isBlank()) {
            account.add(name, value);
        }
    }
}
