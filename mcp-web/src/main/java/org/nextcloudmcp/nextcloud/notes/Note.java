package org.nextcloudmcp.nextcloud.notes;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.schema.Description;

/**
 * A note as the Notes app describes it.
 *
 * @param id its number
 * @param title also its file's name, so the app may have changed it
 * @param category folders below the notes folder, with / between; empty for none
 * @param content Markdown; empty if the app was asked to leave it out
 * @param modified to the second
 * @param etag of the content; exact, unlike that of a file
 * @param favorite whether the user marked it
 * @param readonly whether the user may only read it
 */
record Note(
        long id,
        String title,

        @Description("Folders with / between; empty for none.")
        String category,

        @Description("The whole note; usually Markdown.") String content,
        Instant modified,
        @Description("Changes when the content changes.") String etag,
        boolean favorite,
        @Description("Whether the user may only read it.") boolean readonly) {

    /** Empty for what has no title: the app lists bare numbers for notes that it leaves out. */
    static Optional<Note> of(JsonObject json) {
        var id = JsonAnswer.integer(json, "id");
        if (id.isEmpty() || !json.containsKey("title")) {
            return Optional.empty();
        }
        return Optional.of(new Note(
                id.getAsLong(),
                json.getString("title", ""),
                json.getString("category", ""),
                json.getString("content", ""),
                Instant.ofEpochSecond(JsonAnswer.integer(json, "modified").orElse(0)),
                json.getString("etag", ""),
                JsonAnswer.isTrue(json, "favorite"),
                JsonAnswer.isTrue(json, "readonly")));
    }
}
