package org.nextcloudmcp.nextcloud.users;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.schema.Description;

/** The user's account: what Nextcloud says about it, reduced to what is worth telling. */
public record Account(
        @Description("The user id; it may differ from the login name.")
        String id,

        String displayName,
        List<String> groups,
        boolean enabled,
        Optional<String> email,
        Optional<String> language,
        Optional<String> locale,
        Optional<String> timezone,
        Optional<Quota> quota) {

    /** How much the user may store. */
    public record Quota(
            @Description("Whether there is no limit.") boolean unlimited,
            @Description("Bytes.") OptionalLong used,
            @Description("Bytes; there if limited.") OptionalLong free,
            @Description("Bytes; there if limited.") OptionalLong total) {

        /** Nextcloud says -3 for "no limit" and gives the other figures only a meaning below one. */
        static Quota of(JsonObject quota) {
            var limit = JsonAnswer.integer(quota, "quota");
            var used = JsonAnswer.integer(quota, "used");
            return limit.isEmpty() || limit.getAsLong() < 0
                    ? new Quota(true, used, OptionalLong.empty(), OptionalLong.empty())
                    : new Quota(false, used, JsonAnswer.integer(quota, "free"), JsonAnswer.integer(quota, "total"));
        }
    }

    /** The account that OCS {@code cloud/user} describes in its {@code data}. */
    public static Account of(JsonObject data) {
        var id = data.getString("id", "");
        return new Account(
                id,
                data.getString("displayname", id),
                groups(data),
                !data.containsKey("enabled") || JsonAnswer.isTrue(data, "enabled"),
                said(data, "email"),
                said(data, "language"),
                said(data, "locale"),
                said(data, "timezone"),
                data.get("quota") instanceof JsonObject quota ? Optional.of(Quota.of(quota)) : Optional.empty());
    }

    private static List<String> groups(JsonObject data) {
        return data.get("groups") instanceof JsonArray groups
                ? groups.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }

    private static Optional<String> said(JsonObject data, String name) {
        return Optional.of(data.getString(name, "")).filter(value -> !value.isBlank());
    }
}
