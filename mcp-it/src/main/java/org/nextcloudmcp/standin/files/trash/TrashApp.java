package org.nextcloudmcp.standin.files.trash;

import java.nio.file.Path;
import java.util.HashMap;
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
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.Trash;
import org.nextcloudmcp.standin.files.UserFiles;

/** The trash over WebDAV: listed, restored by a MOVE, emptied by a DELETE. */
public final class TrashApp implements StandInApp {
    private static final String ROOT = "/remote.php/dav/trashbin/";

    private final World world;

    public TrashApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "files_trashbin";
    }

    @Override
    public List<String> roots() {
        return List.of(ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        List<String> path = ask.below(ROOT);
        if (path.isEmpty() || !path.get(0).equals(user.userId())) {
            DavError forbidden = DavError.forbidden("");
            throw new DavRefused(
                    ask.method().equals("PROPFIND")
                            ? forbidden.with("Vary", "Brief,Prefer").with("DAV", MultiStatus.DAV_FEATURES)
                            : forbidden);
        }
        UserFiles files = world.files(user.userId());
        if (path.size() == 2) {
            return all(ask, files);
        }
        Trash.Item item = files.trash().find(path.get(2)).orElseThrow(() -> new DavRefused(DavError.notFound("")));
        return switch (ask.method()) {
            case "MOVE" -> restore(files, item);
            case "DELETE" -> {
                remove(files, item);
                yield Answer.html(204);
            }
            default -> DavError.noPlugin(ask.method()).answer();
        };
    }

    private static Answer all(Ask ask, UserFiles files) {
        if (ask.method().equals("DELETE")) {
            files.trash().all().forEach(item -> remove(files, item));
            return Answer.html(204);
        }
        String root = ROOT + files.owner().userId() + "/trash/";
        List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(PropertyName.DEFAULTS);
        MultiStatus answer = new MultiStatus(false);
        answer.add(root, asked, Map.of("d:resourcetype", "<d:collection/>"));
        files.trash()
                .all()
                .forEach(item -> answer.add(
                        new DavPath(List.of(item.name())).href(root, UserFiles.isFolder(item.content())),
                        asked,
                        properties(files, item)));
        return answer.answer();
    }

    private static Map<String, String> properties(UserFiles files, Trash.Item item) {
        boolean folder = UserFiles.isFolder(item.content());
        Map<String, String> known = new HashMap<>();
        known.put("nc:trashbin-filename", Xml.escaped(item.original().name()));
        known.put(
                "nc:trashbin-original-location",
                Xml.escaped(String.join("/", item.original().names())));
        known.put("nc:trashbin-deletion-time", String.valueOf(item.deleted()));
        known.put("d:resourcetype", folder ? "<d:collection/>" : "");
        known.put("oc:fileid", String.valueOf(files.id(item.content())));
        known.put("oc:size", String.valueOf(files.size(item.content())));
        known.put("d:getetag", "&quot;" + files.etag(item.content()) + "&quot;");
        if (!folder) {
            known.put("d:getcontentlength", String.valueOf(files.size(item.content())));
        }
        return known;
    }

    /** Back to where it was; the name in the destination does not count. A taken name gets another. */
    private static Answer restore(UserFiles files, Trash.Item item) {
        Path folder = files.at(item.original().parent());
        String name = item.original().name();
        Path target =
                UserFiles.isFolder(folder) ? folder.resolve(name) : files.at("").resolve(name);
        if (UserFiles.exists(target)) {
            int dot = name.lastIndexOf('.');
            target = target.resolveSibling(
                    dot > 0 ? name.substring(0, dot) + " (restored)" + name.substring(dot) : name + " (restored)");
        }
        files.trash().remove(item);
        files.move(item.content(), target);
        return Answer.html(201);
    }

    private static void remove(UserFiles files, Trash.Item item) {
        files.trash().remove(item);
        files.destroy(item.content());
    }
}
