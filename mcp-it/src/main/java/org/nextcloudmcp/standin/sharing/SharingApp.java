package org.nextcloudmcp.standin.sharing;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.deck.CardShares;

/** Shares of files and folders. */
public final class SharingApp implements StandInApp {
    private final World world;

    public SharingApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "files_sharing";
    }

    @Override
    public List<String> roots() {
        return List.of("/ocs/v2.php/apps/files_sharing/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        return CardShares.of(world).answer(world, ask, user).orElseGet(OcsEnvelope::unknownRoute);
    }
}
