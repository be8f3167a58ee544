package org.nextcloudmcp.nextcloud.notes;

import static org.nextcloudmcp.apps.NextcloudApp.NOTES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;
import org.nextcloudmcp.tools.ToolContent;

/** {@code nc_notes_get_attachment}: a picture or another file that belongs to a note. */
@Singleton
public class GetAttachment {

    /** What models can look at. */
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    record Input(
            @ToolArg(description = "The note's id.") @Min(1) long noteId,

            @ToolArg(
                    description = "The attachment's name as the note's text links it, such as"
                            + " 83bccd728be26f0e8cf785a022397426.png; not percent-encoded.")
            @Size(min = 1, max = 500)
            String attachmentFilename) {}

    record Output(
            long noteId,
            String filename,
            String mimeType,
            @Description("Bytes.") int size,

            @Description("The embedded resource with the bytes; not there for pictures, which come as such.")
            Optional<URI> resourceUri) {}

    @Tool(
            name = "nc_notes_get_attachment",
            title = "Read an attachment of a note",
            description =
                    "Reads a picture or another file that is attached to a note of the user; its name stands in the note's"
                            + " text. A PNG, JPEG, GIF or WebP comes as a picture, anything else as an embedded resource. Up"
                            + " to 5 MiB; a larger one lies beside the note's file and can be read in parts with"
                            + " nc_webdav_read_file.",
            scopes = "notes.read",
            apps = NOTES,
            calls = {
                "GET /index.php/apps/notes/api/v1/notes/{note_id}",
                "GET /index.php/apps/notes/api/v1.4/attachment/{note_id}"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public ToolAnswer<Output> get(Input input, NextcloudClient nextcloud) {
        // Dot segments are refused here: what the app makes of them is its own affair, and one day a fault.
        var name = FilePath.parse(input.attachmentFilename());
        var attachment = new Notes(nextcloud).attachment(input.noteId(), name);
        var type = typeOf(attachment);
        if (PICTURES.contains(type)) {
            return ToolAnswer.of(
                    output(input, name, attachment, Optional.empty()), ToolContent.Image.of(type, attachment.body()));
        }
        var uri = nextcloud.page(Notes.attachmentPath(input.noteId(), name));
        return ToolAnswer.of(output(input, name, attachment, Optional.of(uri)), embedded(uri, attachment));
    }

    private static String typeOf(NextcloudResponse attachment) {
        return attachment.mediaType().isEmpty() ? "application/octet-stream" : attachment.mediaType();
    }

    private static Output output(Input input, FilePath name, NextcloudResponse attachment, Optional<URI> uri) {
        return new Output(input.noteId(), name.toString(), typeOf(attachment), attachment.body().length, uri);
    }

    private static ToolContent embedded(URI uri, NextcloudResponse attachment) {
        var type = typeOf(attachment);
        if (type.startsWith("text/")) {
            try {
                var decoder = StandardCharsets.UTF_8.newDecoder();
                var text = decoder.decode(ByteBuffer.wrap(attachment.body()));
                return new ToolContent.TextResource(uri, type, text.toString());
            } catch (CharacterCodingException e) {
                // in another encoding than it says: the bytes are what can be told
                return new ToolContent.BinaryResource(uri, type, attachment.body());
            }
        }
        return new ToolContent.BinaryResource(uri, type, attachment.body());
    }
}
