package org.nextcloudmcp.standin.files;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Files over WebDAV. */
public final class FilesApp implements StandInApp {
    private static final String ROOT = "/remote.php/dav/files/";

    private final World world;

    public FilesApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "files";
    }

    @Override
    public List<String> roots() {
        return List.of(ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        String rest = ask.path().substring(ROOT.length());
        int slash = rest.indexOf('/');
        String owner = slash < 0 ? rest : rest.substring(0, slash);
        String inside = slash < 0 ? "" : rest.substring(slash + 1);
        if (!owner.equals(user.userId())) {
            return ForeignFiles.answer(ask, ROOT + owner + "/", owner, inside);
        }
        return new DavRoutes(world.files(owner), ROOT + owner + "/").answer(ask, inside);
    }
}
