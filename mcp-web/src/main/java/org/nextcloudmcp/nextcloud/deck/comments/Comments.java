package org.nextcloudmcp.nextcloud.deck.comments;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.OptionalLong;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckJson;

/** The comments of one card, over OCS. */
final class Comments {

    private static final String JSON = "?format=json";

    private final Deck deck;
    private final long card;

    Comments(NextcloudClient nextcloud, long card) {
        this.deck = new Deck(nextcloud);
        this.card = card;
    }

    /** The newest first, as Deck has them. */
    List<JsonObject> list(int limit, long offset) {
        var request = Deck.get(path() + JSON + "&limit=" + limit + "&offset=" + offset);
        if (data(request, "the card " + card) instanceof JsonArray comments) {
            return DeckJson.objects(comments);
        }
        throw Refusals.notNextcloud("the comments of the card " + card);
    }

    JsonObject create(String message, OptionalLong parent) {
        var body = CachedJson.object().add("message", message);
        parent.ifPresent(id -> body.add("parentId", id));
        return comment(Deck.sending("POST", path() + JSON, body.build()), "a comment on the card " + card);
    }

    JsonObject update(long id, String message) {
        var body = CachedJson.object().add("message", message).build();
        return comment(Deck.sending("PUT", path(id), body), what(id));
    }

    void delete(long id) {
        deck.send(Deck.bare("DELETE", path(id)), what(id));
    }

    private JsonObject comment(NextcloudRequest request, String what) {
        if (data(request, what) instanceof JsonObject comment) {
            return comment;
        }
        throw Refusals.notNextcloud(what);
    }

    private JsonValue data(NextcloudRequest request, String what) {
        return deck.object(request, what).get("ocs") instanceof JsonObject ocs
                ? ocs.getOrDefault("data", JsonValue.NULL)
                : JsonValue.NULL;
    }

    private String path() {
        return Deck.OCS + "/cards/" + card + "/comments";
    }

    private String path(long id) {
        return path() + "/" + id + JSON;
    }

    private String what(long id) {
        return "the comment " + id + " of the card " + card;
    }
}
