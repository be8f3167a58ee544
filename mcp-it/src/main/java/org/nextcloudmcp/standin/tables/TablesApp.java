package org.nextcloudmcp.standin.tables;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Tables: tables, columns, rows and views. */
public final class TablesApp implements StandInApp {
    public TablesApp(World world) {}

    @Override
    public String id() {
        return "tables";
    }

    @Override
    public List<String> roots() {
        return List.of("/apps/tables/", "/ocs/v2.php/apps/tables/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        return Answer.html(404);
    }
}
