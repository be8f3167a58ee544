package org.nextcloudmcp.standin.deck;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Deck 1.16.7: boards, stacks, cards, labels, comments and attachments; with {@link #DEPENDENT_CARDS}, a part of 1.18. */
public final class DeckApp implements StandInApp {
    /**
     * What Deck 1.18 has beyond the recorded one; {@link World#install} brings it. Its routes and answers are taken from
     * Deck's source, not from a recording.
     */
    public static final String DEPENDENT_CARDS = "deck-dependent-cards";

    private static final String API = "/apps/deck/api/";
    private static final String OCS = "/ocs/v2.php/apps/deck/api/v1.0/";
    private static final String SEARCH = "/ocs/v2.php/search/providers/search-deck-card-board/search";

    private final Decks decks;
    private final BoardRoutes boards;
    private final OcsRoutes ocs;

    public DeckApp(World world) {
        world.remove(DEPENDENT_CARDS);
        decks = new Decks(world);
        boards = new BoardRoutes(decks);
        ocs = new OcsRoutes(decks);
    }

    @Override
    public String id() {
        return "deck";
    }

    @Override
    public List<String> roots() {
        return List.of("/apps/deck/", "/ocs/v2.php/apps/deck/", "/ocs/v2.php/search/providers/search-deck-card-board/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        synchronized (decks) {
            decks.welcome(user);
            if (ask.path().startsWith(API)) {
                return rest(ask, user);
            }
            try {
                return ask.path().startsWith(OCS)
                        ? ocs.answer(ask, ask.below(OCS), user)
                        : ask.path().equals(SEARCH) ? ocs.unifiedSearch(ask, user) : OcsEnvelope.unknownRoute();
            } catch (DeckRefused refused) {
                return OcsEnvelope.failure(refused.status(), refused.status(), refused.words());
            }
        }
    }

    private Answer rest(Ask ask, Account user) {
        List<String> parts = ask.below(API);
        try {
            if (!parts.get(0).matches("v1\\.[01]")
                    || parts.size() < 2
                    || !parts.get(1).equals("boards")) {
                throw DeckRefused.noRoute();
            }
            return boards.answer(ask, parts.get(0), parts.subList(2, parts.size()), user);
        } catch (DeckRefused refused) {
            return refused.status() == DeckRefused.NO_ROUTE
                    ? Answer.html(refused.status())
                    : Answer.json(refused.status(), refused.json());
        }
    }
}
