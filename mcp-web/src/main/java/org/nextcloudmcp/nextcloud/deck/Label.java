package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonObject;
import org.nextcloudmcp.schema.Description;

/**
 * A label of a board.
 *
 * @param color six hexadecimal digits without {@code #}
 */
public record Label(
        long id,
        String title,

        @Description("Six hexadecimal digits, red, green and blue.")
        String color) {

    public static Label of(JsonObject json) {
        return new Label(DeckJson.number(json, "id"), json.getString("title", ""), json.getString("color", ""));
    }
}
