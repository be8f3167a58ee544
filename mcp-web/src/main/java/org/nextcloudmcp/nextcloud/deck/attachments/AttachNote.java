package org.nextcloudmcp.nextcloud.deck.attachments;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.files.Files;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_attach_note}: the file of a note is shown on a card. A note's number is that of its file. */
@Singleton
public class AttachNote {

    private static final String NOTE = "/index.php/apps/notes/api/v1/notes/";

    record Input(
            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The note's id, as nc_notes_search_notes answers it.") @Min(1)
            long noteId) {}

    @Tool(
            name = "deck_attach_note",
            title = "Put a note on a Deck card",
            description =
                    "Attaches one of the user's notes to a Deck card without copying it: everybody who can see the board can read"
                            + " the note's file from now on, and later changes of the note with it. A note that is on the card"
                            + " already is refused.",
            scopes = {"deck.write", "files.read", "notes.read"},
            annotations = @Tool.Annotations(destructiveHint = false),
            apps = {NextcloudApp.DECK, NextcloudApp.NOTES, NextcloudApp.FILES, NextcloudApp.SHARING},
            calls = {"GET " + NOTE + "{note_id}", "SEARCH /remote.php/dav/", DeckCalls.COMMENTS, DeckCalls.SHARE})
    public ToolAnswer<FileOnCard.Attached> attach(Input input, NextcloudClient nextcloud) {
        // any file has such a number: only Notes knows which of them are notes
        var note = nextcloud.send(NextcloudRequest.getJson(NOTE + input.noteId() + "?exclude=content"));
        if (!note.is(200) && !note.is(404)) {
            throw Refusals.of(note, "the note " + input.noteId());
        }
        var file = new Files(nextcloud)
                .find(input.noteId())
                .filter(found -> note.is(200) && !found.folder())
                .orElseThrow(() -> new RefusedException(
                        "There is no note " + input.noteId() + ", or it is somebody else's.",
                        "Use nc_notes_search_notes to find the id of a note."));
        var onCard = new FileOnCard(nextcloud);
        onCard.refuseUnknown(input.cardId());
        return ToolAnswer.of(onCard.attach(file, input.cardId()), "Attached " + file.path() + ".");
    }
}
