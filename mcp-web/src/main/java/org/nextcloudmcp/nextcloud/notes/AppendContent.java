package org.nextcloudmcp.nextcloud.notes;

import static org.nextcloudmcp.apps.NextcloudApp.NOTES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/**
 * {@code nc_notes_append_content}: text at the end of a note. The app can only replace the whole content, so the note is
 * read and written under a condition; what somebody else wrote in between stays, because both texts can be had.
 */
@Singleton
public class AppendContent {

    /** Somebody who types makes the app save every few seconds, so a second attempt nearly always does it. */
    private static final int ATTEMPTS = 5;

    record Input(
            @ToolArg(description = "The note's id.") @Min(1) long noteId,

            @ToolArg(description = "The text to add, usually Markdown.") @Size(min = 1)
            String content,

            @ToolArg(
                    description =
                            "What goes between the note's text and the new one; nothing goes before the text of an"
                                    + " empty note. The default is a horizontal rule between blank lines; a line break (\\n)"
                                    + " continues a list.",
                    defaultValue = "\n\n---\n\n")
            @Size(max = 100)
            String separator) {}

    @Tool(
            name = "nc_notes_append_content",
            title = "Append to a note",
            description =
                    "Adds text to the end of a note of the user; needs no etag, and what somebody else writes at the same time"
                            + " is kept. Between the note's text and the new one goes a separator, by default a horizontal"
                            + " rule. Called twice it adds twice: if an answer was lost, read the note before trying again.",
            scopes = "notes.write",
            apps = NOTES,
            calls = {
                "GET /index.php/apps/notes/api/v1/notes/{note_id}",
                "PUT /index.php/apps/notes/api/v1/notes/{note_id}"
            },
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<StoredNote> append(Input input, NextcloudClient nextcloud) {
        var notes = new Notes(nextcloud);
        var note = notes.get(input.noteId());
        if (note.readonly()) {
            throw new RefusedException(
                    "The user may only read the note " + note.id() + ".", "Ask its owner for the permission.");
        }
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var seen =
                    EntityTag.parse(note.etag()).orElseThrow(() -> Refusals.notNextcloud("the note " + input.noteId()));
            var write = notes.update(note.id(), NoteChange.ofContent(joined(note.content(), input)), seen);
            note = write.note();
            if (write.isWritten()) {
                return ToolAnswer.of(StoredNote.of(note, nextcloud), "Appended to note " + note.id() + ".");
            }
        }
        throw new RefusedException(
                "The note " + note.id() + " is being changed all the time, so nothing was appended.",
                "Try again in a minute.");
    }

    private static String joined(String content, Input input) {
        return content.isEmpty() ? input.content() : content + input.separator() + input.content();
    }
}
