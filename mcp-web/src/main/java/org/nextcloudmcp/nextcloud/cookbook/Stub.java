package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** A recipe in a list. */
record Stub(
        @Description("For nc_cookbook_get_recipe and the others.")
        long id,

        String name,
        Optional<String> category,
        List<String> keywords,
        Optional<Instant> modified,
        @Description("For people.") URI page) {

    static Optional<Stub> of(JsonObject json, NextcloudClient nextcloud) {
        var id = RecipeJson.id(json);
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stub(
                        id.getAsLong(),
                        json.getString("name", ""),
                        RecipeJson.text(json, "category"),
                        RecipeJson.keywords(json.getString("keywords", "")),
                        RecipeJson.time(json, "dateModified"),
                        Recipe.page(id.getAsLong(), nextcloud)));
    }

    /** Its place in a list: by name, then by id. */
    String key() {
        return name.toLowerCase(Locale.ROOT) + String.format(Locale.ROOT, "\n%019d", id);
    }

    /** Whether it has this keyword, in upper or lower case. */
    boolean has(String keyword) {
        return keywords.stream().anyMatch(keyword::equalsIgnoreCase);
    }
}
