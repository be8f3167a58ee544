package org.nextcloudmcp.nextcloud.deck.attachments;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.deck.DeckJson;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.FileTree;
import org.nextcloudmcp.schema.Description;

/** A file on a card as the tools answer it. */
record Attachment(
        @Description("Its number; only together with the type it is one thing.")
        long id,

        @Description("file: one of the user's files, shared with the card; deck_file: uploaded into Deck itself.")
        Type type,

        String name,

        @Description("Where the file is, for the file tools; not there for deck_file.")
        Optional<String> path,

        @Description("Bytes.") OptionalLong size,
        Optional<String> contentType,
        Optional<String> createdBy,
        Optional<Instant> createdAt,
        @Description("The file's page, for people.") Optional<URI> page) {

    /** Where the file of an attachment is. */
    enum Type {
        FILE,
        DECK_FILE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Attachment of(JsonObject json, FileTree tree) {
        var data = json.get("extendedData") instanceof JsonObject more ? more : JsonObject.EMPTY_JSON_OBJECT;
        var file = JsonAnswer.integer(data, "fileid");
        return new Attachment(
                DeckJson.number(json, "id"),
                json.getString("type", "").equals("file") ? Type.FILE : Type.DECK_FILE,
                json.getString("data", ""),
                path(data).map(FilePath::toString),
                JsonAnswer.integer(data, "filesize"),
                DeckJson.text(data, "mimetype"),
                DeckJson.text(json, "createdBy"),
                DeckJson.seconds(json, "createdAt"),
                file.isPresent() ? Optional.of(tree.link(file.getAsLong())) : Optional.empty());
    }

    /** Whether the operator's settings let the user know of the file. */
    static boolean isShown(JsonObject json, FileTree tree) {
        if (!(json.get("extendedData") instanceof JsonObject data)) {
            return true;
        }
        var file = JsonAnswer.integer(data, "fileid");
        return path(data).map(tree::shows).orElse(true) && (file.isEmpty() || tree.shows(file.getAsLong()));
    }

    private static Optional<FilePath> path(JsonObject data) {
        return DeckJson.text(data, "path").flatMap(FilePath::known);
    }
}
