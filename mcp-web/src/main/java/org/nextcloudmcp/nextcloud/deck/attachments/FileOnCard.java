package org.nextcloudmcp.nextcloud.deck.attachments;

import java.net.URI;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.files.FileEntry;
import org.nextcloudmcp.schema.Description;

/** A file of the user becomes an attachment: a share of type 12 with the card, so that it stays where it is. */
final class FileOnCard {

    static final int SHARE_WITH_CARD = 12;
    static final int READ = 1;

    private final NextcloudClient nextcloud;

    FileOnCard(NextcloudClient nextcloud) {
        this.nextcloud = nextcloud;
    }

    /** An unknown card would be an internal error of the share, so Deck is asked for it before: by its comments. */
    void refuseUnknown(long card) {
        new Deck(nextcloud)
                .object(Deck.get(Deck.OCS + "/cards/" + card + "/comments?format=json&limit=1"), "the card " + card);
    }

    Attached attach(FileEntry file, long card) {
        var path = "/" + file.path();
        var body = CachedJson.object()
                .add("path", path)
                .add("shareType", SHARE_WITH_CARD)
                .add("shareWith", String.valueOf(card))
                .add("permissions", READ)
                .build();
        var what = file.path() + " on the card " + card;
        var answer =
                nextcloud.send(NextcloudRequest.of("POST", "/ocs/v2.php/apps/files_sharing/api/v1/shares?format=json")
                        .with("Accept", "application/json")
                        .sending(RequestBody.json(CachedJson.text(body))));
        var id = Ocs.data(answer, what).getString("id", "");
        if (!id.matches("\\d{1,18}")) {
            throw Refusals.notNextcloud(what);
        }
        return new Attached(
                Long.parseLong(id), card, file.path().toString(), nextcloud.page("/apps/deck/card/" + card));
    }

    /** What was attached. */
    record Attached(
            @Description("For deck_delete_attachment; its type is file.")
            long attachmentId,

            long cardId,
            String path,
            @Description("The card's page, for people.") URI page) {}
}
