package org.nextcloudmcp.nextcloud.notes;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

/** What a note is to become; what is empty stays as it is. */
record NoteChange(Optional<String> title, Optional<String> content, Optional<String> category) {

    static NoteChange ofContent(String content) {
        return new NoteChange(Optional.empty(), Optional.of(content), Optional.empty());
    }

    boolean isEmpty() {
        return title.isEmpty() && content.isEmpty() && category.isEmpty();
    }

    /** Whether the note is already so: a write whose answer was lost is not to be told as a conflict when it is repeated. */
    boolean isMadeIn(Note note) {
        return title.orElse(note.title()).equals(note.title())
                && content.orElse(note.content()).equals(note.content())
                && category.orElse(note.category()).equals(note.category());
    }

    JsonObject toJson() {
        var body = CachedJson.object();
        title.ifPresent(value -> body.add("title", value));
        content.ifPresent(value -> body.add("content", value));
        category.ifPresent(value -> body.add("category", value));
        return body.build();
    }
}
