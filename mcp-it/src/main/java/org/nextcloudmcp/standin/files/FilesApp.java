package org.nextcloudmcp.standin.files;

import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.files.comments.Comments;
import org.nextcloudmcp.standin.files.search.FileSearch;
import org.nextcloudmcp.standin.files.tags.SystemTags;

/** Files over WebDAV, and the root of all DAV. */
public final class FilesApp implements StandInApp {
    private static final String DAV = "/remote.php/dav/";
    private static final String ROOT = DAV + "files/";

    private final World world;
    private final Pages pages = new Pages();

    public FilesApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "files";
    }

    @Override
    public List<String> roots() {
        return List.of(DAV);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        UserFiles files = world.files(user.userId());
        FileProperties properties = new FileProperties(files, SystemTags.of(world), Comments.of(world));
        if (ask.path().equals(DAV)) {
            return root(ask, user, new FileSearch(files, properties));
        } else if (!ask.path().startsWith(ROOT)) {
            throw new DavRefused(DavError.notFound("File not found: " + ask.path()));
        }
        String rest = ask.path().substring(ROOT.length());
        int slash = rest.indexOf('/');
        String owner = slash < 0 ? rest : rest.substring(0, slash);
        String inside = slash < 0 ? "" : rest.substring(slash + 1);
        return owner.equals(user.userId())
                ? new DavRoutes(files, properties, pages, ROOT + owner + "/").answer(ask, inside)
                : ForeignFiles.answer(ask, ROOT + owner + "/", owner, inside);
    }

    private static Answer root(Ask ask, Account user, FileSearch search) {
        if (ask.method().equals("SEARCH")) {
            return search.answer(ask);
        } else if (!ask.method().equals("PROPFIND")) {
            return DavError.noPlugin(ask.method()).answer();
        }
        MultiStatus answer = new MultiStatus(false);
        answer.add(
                DAV,
                PropFind.asked(ask),
                Map.of(
                        "d:resourcetype",
                        "<d:collection/>",
                        "d:current-user-principal",
                        "<d:href>/remote.php/dav/principals/users/" + user.userId() + "/</d:href>"));
        return answer.answer();
    }
}
