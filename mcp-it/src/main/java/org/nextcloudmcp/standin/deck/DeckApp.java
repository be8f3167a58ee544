package org.nextcloudmcp.standin.deck;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Deck: boards, stacks, cards. */
public final class DeckApp implements StandInApp {
    public DeckApp(World world) {}

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
        return Answer.html(404);
    }
}
