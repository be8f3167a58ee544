package org.nextcloudmcp.nextcloud.notes;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A note as the Notes app describes it.
 *
 * @param id its number
 * @param title also its file's name, so the app may have changed it
 * @param category folders below the notes folder, with / between; empty for none
 * @param content Markdown; empty if the app was asked to leave it out
 * @param modified to the second
 * @param etag of content, title, category and mark; exact, unlike that of a file
 * @param favorite whether the user marked it
 * @param readonly whether the user may only read it
 * @param file its file, from the user's root; empty if the app does not tell
 */
record Note(
        long id,
        String title,
        String category,
        String content,
        Instant modified,
        String etag,
        boolean favorite,
        boolean readonly,
        Optional<String> file) {

    /** Empty for what has no title: the app lists bare numbers for notes that it leaves out. */
    static Optional<Note> of(JsonObject json) {
        var id = JsonAnswer.integer(json, "id");
        if (id.isEmpty() || !json.containsKey("title")) {
            return Optional.empty();
        }
        var file = json.getString("internalPath", "");
        return Optional.of(new Note(
                id.getAsLong(),
                json.getString("title", ""),
                json.getString("category", ""),
                json.getString("content", ""),
                Instant.ofEpochSecond(JsonAnswer.integer(json, "modified").orElse(0)),
                json.getString("etag", ""),
                JsonAnswer.isTrue(json, "favorite"),
                JsonAnswer.isTrue(json, "readonly"),
                Optional.of(file.startsWith("/") ? file.substring(1) : file).filter(path -> !path.isEmpty())));
    }

    /** Where a person finds it. */
    static String pageOf(long id) {
        return "/apps/notes/note/" + id;
    }
}
