package org.nextcloudmcp.standin.cookbook;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Cookbook: recipes, categories and keywords. */
public final class CookbookApp implements StandInApp {
    public CookbookApp(World world) {}

    @Override
    public String id() {
        return "cookbook";
    }

    @Override
    public List<String> roots() {
        return List.of("/apps/cookbook/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        return Answer.html(404);
    }
}
