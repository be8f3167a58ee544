package org.nextcloudmcp.nextcloud.deck;

import java.net.URI;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** Which card was changed, where it is now. */
public record ChangedCard(
        long cardId,
        long boardId,
        long stackId,
        String title,
        @Description("The card's page, for people.") URI page) {

    public static ChangedCard of(Card card, CardPlace place, NextcloudClient nextcloud) {
        return new ChangedCard(place.card(), place.board(), place.stack(), card.title(), place.page(nextcloud));
    }
}
