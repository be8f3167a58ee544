package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.files.UserFiles;

/**
 * A note, which is a file below {@code Notes}.
 *
 * @param category the folder below {@code Notes}, or empty
 * @param modified seconds since 1970
 * @param updated when Nextcloud last saw it change, in seconds since 1970
 */
record Note(long id, String title, String category, String content, long modified, boolean favorite, long updated) {
    String internalPath() {
        return "/Notes/" + (category.isEmpty() ? "" : category + "/") + title + ".md";
    }

    /** A hash of everything in the note, so that two writes in one second differ. */
    String etag() {
        return UserFiles.md5(bare(Set.of()).build().toString());
    }

    /** The lines after the first, without Markdown's signs, as unified search shows them. */
    String excerpt() {
        return content.lines()
                .map(line -> line.replaceFirst("^[#\\-*> ]+", ""))
                .filter(line -> !line.isBlank())
                .limit(5)
                .collect(Collectors.joining("\u2003"));
    }

    /** The etag cannot be left out. */
    JsonObject json(Set<String> without) {
        return bare(without).add("etag", etag()).build();
    }

    private JsonObjectBuilder bare(Set<String> without) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id)
                .add("title", title)
                .add("modified", modified)
                .add("category", category)
                .add("favorite", favorite)
                .add("readonly", false)
                .add("internalPath", internalPath())
                .add("shareTypes", Json.createArrayBuilder())
                .add("isShared", false)
                .add("error", false)
                .add("errorType", "");
        if (!without.contains("content")) {
            json.add("content", content);
        }
        return json;
    }
}
