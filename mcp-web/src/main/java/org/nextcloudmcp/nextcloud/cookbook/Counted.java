package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.json.JsonObject;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.schema.Description;

/** A category or keyword. */
record Counted(
        String name,
        @Description("How many recipes have it.") long recipes) {

    static Counted of(JsonObject json) {
        return new Counted(
                json.getString("name", ""),
                JsonAnswer.integer(json, "recipe_count").orElse(0));
    }
}
