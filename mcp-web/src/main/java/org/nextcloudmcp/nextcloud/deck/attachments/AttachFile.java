package org.nextcloudmcp.nextcloud.deck.attachments;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.Files;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_attach_file}: a file of the user is shown on a card. */
@Singleton
public class AttachFile {

    record Input(
            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The file, from the user's root, such as Documents/plan.pdf; not a folder.")
            @NotBlank
            String path) {}

    @Tool(
            name = "deck_attach_file",
            title = "Put a file on a Deck card",
            description =
                    "Attaches a file that is in the user's Nextcloud to a Deck card without copying it: everybody who can see the"
                            + " board can read it from now on. A file that is on the card already is refused."
                            + " deck_delete_attachment takes it off again; for a note use deck_attach_note.",
            scopes = {"deck.write", "files.read"},
            annotations = @Tool.Annotations(destructiveHint = false),
            apps = {NextcloudApp.DECK, NextcloudApp.FILES, NextcloudApp.SHARING},
            calls = {"PROPFIND /remote.php/dav/files/{user}/{path}", DeckCalls.COMMENTS, DeckCalls.SHARE})
    public ToolAnswer<FileOnCard.Attached> attach(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        var onCard = new FileOnCard(nextcloud);
        var file = new Files(nextcloud).file(path);
        onCard.refuseUnknown(input.cardId());
        return ToolAnswer.of(onCard.attach(file, input.cardId()), "Attached " + path + ".");
    }
}
