package org.nextcloudmcp.standin.files.versions;

import java.nio.file.Path;
import java.time.Instant;
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
import org.nextcloudmcp.standin.files.FileDownload;
import org.nextcloudmcp.standin.files.FileProperties;
import org.nextcloudmcp.standin.files.MediaType;
import org.nextcloudmcp.standin.files.UserFiles;

/** The versions of files over WebDAV, named by the second of their writing; restored by a MOVE. */
public final class VersionsApp implements StandInApp {
    private static final String ROOT = "/remote.php/dav/versions/";

    private final World world;

    public VersionsApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "files_versions";
    }

    @Override
    public List<String> roots() {
        return List.of(ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        List<String> path = ask.below(ROOT);
        if (!path.get(0).equals(user.userId())) {
            throw new DavRefused(DavError.forbidden(""));
        }
        UserFiles files = world.files(user.userId());
        DavRefused missing = new DavRefused(
                ask.method().equals("PROPFIND")
                        ? DavError.notFound("").with("Vary", "Brief,Prefer").with("DAV", MultiStatus.DAV_FEATURES)
                        : DavError.notFound(""));
        long id = path.size() > 2 && path.get(2).matches("\\d{1,18}") ? Long.parseLong(path.get(2)) : -1;
        Path place = files.find(id).filter(UserFiles::isFile).orElseThrow(() -> missing);
        if (path.size() == 3) {
            return list(ask, files, place);
        }
        long second = Long.parseLong(path.get(3));
        byte[] content = files.versions().content(id, second).orElseThrow(() -> missing);
        DavPath name = new DavPath(List.of(files.pathOf(place).name()));
        return switch (ask.method()) {
            case "GET" -> FileDownload.whole(name, content, Instant.ofEpochSecond(second), String.valueOf(second));
            case "MOVE" -> {
                files.write(place, content);
                yield Answer.html(201);
            }
            default -> throw new DavRefused(DavError.forbidden(""));
        };
    }

    private static Answer list(Ask ask, UserFiles files, Path place) {
        String root = ROOT + files.owner().userId() + "/versions/" + files.id(place) + "/";
        List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(PropertyName.DEFAULTS);
        MultiStatus answer = new MultiStatus(false);
        answer.add(root, asked, Map.of());
        for (long second : files.versions().of(files.id(place))) {
            int size = files.versions().content(files.id(place), second).orElseThrow().length;
            answer.add(
                    root + second,
                    asked,
                    Map.of(
                            "d:getlastmodified",
                            FileProperties.httpDate(Instant.ofEpochSecond(second)),
                            "d:getcontentlength",
                            String.valueOf(size),
                            "d:getcontenttype",
                            MediaType.of(files.pathOf(place).name()),
                            "d:getetag",
                            String.valueOf(second),
                            "nc:version-author",
                            files.owner().userId()));
        }
        return answer.answer();
    }
}
