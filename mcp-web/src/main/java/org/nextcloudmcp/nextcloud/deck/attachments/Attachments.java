package org.nextcloudmcp.nextcloud.deck.attachments;

import java.util.List;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckJson;
import org.nextcloudmcp.nextcloud.files.FileTree;

/** The files on one card. */
final class Attachments {

    private final NextcloudClient nextcloud;
    private final Deck deck;
    private final CardPlace place;

    Attachments(NextcloudClient nextcloud, CardPlace place) {
        this.nextcloud = nextcloud;
        this.deck = new Deck(nextcloud);
        this.place = place;
    }

    /** Those whose files the user may see. */
    List<Attachment> list() {
        var all = DeckJson.objects(deck.array(Deck.get(path()), place.toString()));
        if (all.isEmpty()) {
            return List.of();
        }
        var tree = new FileTree(nextcloud);
        return all.stream()
                .filter(json -> Attachment.isShown(json, tree))
                .map(json -> Attachment.of(json, tree))
                .toList();
    }

    void delete(Attachment attachment) {
        var path = path() + "/" + attachment.type().wire() + "/" + attachment.id();
        deck.send(Deck.bare("DELETE", path), "the attachment " + attachment.id() + " of " + place);
    }

    private String path() {
        return place.path().replace(Deck.API, Deck.API_1_1) + "/attachments";
    }
}
