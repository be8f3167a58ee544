package org.nextcloudmcp.standin.talk;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Talk: conversations and messages. */
public final class TalkApp implements StandInApp {
    public TalkApp(World world) {}

    @Override
    public String id() {
        return "spreed";
    }

    @Override
    public List<String> roots() {
        return List.of("/ocs/v2.php/apps/spreed/", "/apps/spreed/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        return OcsEnvelope.unknownRoute();
    }
}
