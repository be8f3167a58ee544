package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.Card;
import org.nextcloudmcp.nextcloud.deck.CardBody;
import org.nextcloudmcp.nextcloud.deck.DeckJson;
import org.nextcloudmcp.nextcloud.deck.DeckTime;
import org.nextcloudmcp.nextcloud.deck.cards.UpdateCard.Clearable;
import org.nextcloudmcp.nextcloud.deck.cards.UpdateCard.Input;

/** What a card becomes by the arguments of an update: everything stays but what they name. */
final class CardChange {

    private CardChange() {}

    /** @throws RefusedException if the card is no longer what the caller has seen, or if the arguments contradict */
    static JsonObject body(Card before, Input input) {
        refuseContradiction(input);
        input.etag().filter(seen -> !seen.equals(before.etag())).ifPresent(seen -> {
            throw stale(before);
        });
        var body = CardBody.of(before);
        input.title().ifPresent(text -> body.add("title", text));
        input.description().ifPresent(text -> body.add("description", text));
        input.type().ifPresent(type -> body.add("type", type.wire()));
        input.owner().ifPresent(owner -> body.add("owner", owner));
        input.order().ifPresent(order -> body.add("order", order));
        input.duedate().ifPresent(time -> body.add("duedate", DeckTime.text(time, "duedate")));
        input.done().ifPresent(time -> body.add("done", DeckTime.text(time, "done")));
        input.archived()
                .filter(archived -> archived != before.isArchived())
                .ifPresent(archived -> body.add("archived", archived));
        input.clear().forEach(cleared -> body.add(cleared.wire(), JsonValue.NULL));
        return body.build();
    }

    private static void refuseContradiction(Input input) {
        if ((input.duedate().isPresent() && input.clear().contains(Clearable.DUEDATE))
                || (input.done().isPresent() && input.clear().contains(Clearable.DONE))) {
            throw new RefusedException(
                    "The arguments set and clear the same property.", "Nothing was changed. Give one of the two.");
        }
    }

    private static RefusedException stale(Card now) {
        var when = DeckJson.seconds(now.json(), "lastModified")
                .map(time -> " at " + time)
                .orElse("");
        var who = DeckJson.text(now.json(), "lastEditor").map(id -> " by " + id).orElse("");
        return new RefusedException(
                "The card " + now.id() + " was changed since it was read" + when + who + "; its etag is now "
                        + now.etag() + ".",
                "Nothing was changed. Read it with deck_get_card, see whether your change still fits, and repeat it with"
                        + " the new etag.");
    }
}
