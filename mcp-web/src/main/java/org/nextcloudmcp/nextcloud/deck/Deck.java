package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;

/** One user's Deck. Every method throws {@link RefusedException} for what Deck does not do. */
public final class Deck {

    public static final String API = "/index.php/apps/deck/api/v1.0";

    /** Needed for attachments that are files of the user: version 1.0 does not show them. */
    public static final String API_1_1 = "/index.php/apps/deck/api/v1.1";

    public static final String OCS = "/ocs/v2.php/apps/deck/api/v1.0";

    /** Some 5,000 cards with descriptions of a page. */
    private static final int LARGEST_ANSWER = 8 << 20;

    private final NextcloudClient client;

    public Deck(NextcloudClient client) {
        this.client = client;
    }

    static String boardPath(long board) {
        return API + "/boards/" + board;
    }

    public List<Board> boards() {
        return DeckJson.objects(array(get(API + "/boards"), "the user's boards")).stream()
                .map(Board::of)
                .toList();
    }

    public Board board(long id) {
        return Board.of(object(get(boardPath(id)), "the board " + id));
    }

    /** All columns of a board with the cards that are not archived, their labels and their assignees. */
    public List<Stack> stacks(long board) {
        return stacks(board, "/stacks");
    }

    /** All columns of a board with their archived cards; who they are assigned to is not told. */
    public List<Stack> archivedStacks(long board) {
        return stacks(board, "/stacks/archived");
    }

    private List<Stack> stacks(long board, String path) {
        return DeckJson.objects(array(get(boardPath(board) + path), "the board " + board)).stream()
                .map(Stack::of)
                .toList();
    }

    /**
     * A column, with its cards as far as they are not archived, but without their labels.
     *
     * @throws RefusedException also if it is one of another board: Deck would not mind
     */
    public Stack stack(long board, long id) {
        var stack = Stack.of(object(get(boardPath(board) + "/stacks/" + id), "the stack " + id));
        if (stack.board() != board) {
            throw new RefusedException(
                    "The stack " + id + " is not on board " + board + " but on board " + stack.board() + ".",
                    "Repeat the call with the right board_id.");
        }
        return stack;
    }

    /**
     * A card with everything.
     *
     * @throws RefusedException also if it is in another column: Deck would not mind, and a write there would move it
     */
    public Card card(CardPlace place) {
        var card = Card.of(object(get(place.path()), place.toString()));
        if (card.stack() != place.stack()) {
            throw new RefusedException(
                    "The card " + place.card() + " is not in stack " + place.stack() + " but in stack " + card.stack()
                            + ".",
                    "Nothing was changed. Repeat the call with the right stack_id.");
        }
        return card;
    }

    /** A card that is to be changed: in addition its column has to be on the given board. */
    public Card cardToChange(CardPlace place) {
        var card = card(place);
        stack(place.board(), place.stack());
        return card;
    }

    public Label label(long board, long id) {
        var json = object(get(boardPath(board) + "/labels/" + id), "the label " + id);
        var its = DeckJson.number(json, "boardId");
        if (its != board) {
            throw new RefusedException(
                    "The label " + id + " is not one of board " + board + " but of board " + its + ".",
                    "Use deck_get_labels to see the labels of board " + board + ".");
        }
        return Label.of(json);
    }

    /** Sends a change that Deck answers with an object. */
    public JsonObject change(String method, String path, JsonObject body, String what) {
        return object(sending(method, path, body), what);
    }

    /** Sends a request and gives what Deck answers, if it is a success. */
    public NextcloudResponse send(NextcloudRequest request, String what) {
        return successOf(attempt(request), request, what);
    }

    /** Sends a request and gives whatever Deck answers. */
    public NextcloudResponse attempt(NextcloudRequest request) {
        return client.send(request);
    }

    /** The answer itself, if it is a success. */
    public NextcloudResponse successOf(NextcloudResponse answer, NextcloudRequest request, String what) {
        if (answer.is(200)) {
            return answer;
        }
        throw DeckRefusals.of(answer, request, what);
    }

    public JsonObject object(NextcloudRequest request, String what) {
        return JsonAnswer.object(send(request, what), what);
    }

    public JsonArray array(NextcloudRequest request, String what) {
        return JsonAnswer.array(send(request, what), what);
    }

    public static NextcloudRequest get(String path) {
        return NextcloudRequest.getJson(path).answeredInAtMost(LARGEST_ANSWER);
    }

    public static NextcloudRequest sending(String method, String path, JsonObject body) {
        return bare(method, path).sending(RequestBody.json(CachedJson.text(body)));
    }

    /** A change that needs no body. */
    public static NextcloudRequest bare(String method, String path) {
        return NextcloudRequest.of(method, path)
                .with("Accept", "application/json")
                .answeredInAtMost(LARGEST_ANSWER);
    }
}
