package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.files.search.FilterFiles;

/** A user's own files over WebDAV (RFC 4918 §9). */
record DavRoutes(UserFiles files, FileProperties properties, Pages pages, String root) {
    private static final String ALLOW = "OPTIONS, GET, HEAD, DELETE, PROPFIND, PUT, PROPPATCH, COPY, MOVE, REPORT";
    private static final Set<String> WRITING = Set.of("PUT", "DELETE", "MOVE");

    Answer answer(Ask ask, String inside) {
        DavPath path = DavPath.parse(inside);
        if (WRITING.contains(ask.method()) || ask.method().equals("GET")) {
            files.guard().requireUnlocked(files.at(path));
        }
        return switch (ask.method()) {
            case "PROPFIND" -> new PropFind(files, properties, pages, root).answer(ask, path);
            case "PROPPATCH" -> new PropPatch(files, root).answer(ask, path);
            case "REPORT" -> new FilterFiles(files, properties, root).answer(ask, path);
            case "GET", "HEAD" -> new FileDownload(files).answer(ask, path);
            case "PUT" -> put(ask, path);
            case "MKCOL" -> makeFolder(path);
            case "DELETE" -> delete(ask, path);
            case "MOVE", "COPY" -> new Moves(files, root).answer(ask, path);
            case "OPTIONS" ->
                Answer.html(200)
                        .with("Allow", ALLOW)
                        .with("DAV", MultiStatus.DAV_FEATURES)
                        .with("MS-Author-Via", "DAV")
                        .with("Accept-Ranges", "bytes");
            default -> DavError.noPlugin(ask.method()).answer();
        };
    }

    private Answer put(Ask ask, DavPath path) {
        Path place = files.at(path);
        if (UserFiles.isFolder(place)) {
            throw new DavRefused(DavError.conflict("PUT is not allowed on non-files."));
        }
        boolean exists = UserFiles.isFile(place);
        new Conditions(ask).requireForWriting(exists, () -> files.etag(place));
        if (files.mountOf(place)
                .filter(mount -> !mount.permissions().contains("W"))
                .isPresent()) {
            throw new DavRefused(DavError.forbidden(""));
        }
        if (!UserFiles.isFolder(files.at(path.parent()))) {
            if (ask.header("X-NC-WebDAV-Auto-Mkcol").filter("1"::equals).isEmpty()) {
                throw path.parent().missing();
            }
            files.folder(files.at(path.parent()));
        }
        path.requireAllowedName();
        files.guard()
                .requireSpace("/" + String.join("/", path.names()), ask.body().length());
        Optional<Instant> modified = ask.header("X-OC-MTime").map(Long::valueOf).map(Instant::ofEpochSecond);
        modified.ifPresentOrElse(
                time -> files.write(place, ask.body().bytes(), time),
                () -> files.write(place, ask.body().bytes()));
        String etag = '"' + files.etag(place) + '"';
        Answer answer = Answer.html(exists ? 204 : 201)
                .with("OC-FileId", files.longId(place))
                .with("ETag", etag)
                .with("OC-ETag", etag);
        return modified.isPresent() ? answer.with("X-OC-MTime", "accepted") : answer;
    }

    private Answer makeFolder(DavPath path) {
        Path place = files.at(path);
        if (UserFiles.exists(place)) {
            throw new DavRefused(
                    DavError.sabre(405, "MethodNotAllowed", "The resource you tried to create already exists")
                            .with("Allow", ALLOW));
        } else if (!UserFiles.isFolder(files.at(path.parent()))) {
            throw new DavRefused(DavError.conflict("Parent node does not exist"));
        }
        path.requireAllowedName();
        files.folder(place);
        return Answer.html(201).with("OC-FileId", files.longId(place));
    }

    private Answer delete(Ask ask, DavPath path) {
        Path place = files.at(path);
        if (path.isRoot()) {
            throw new DavRefused(DavError.forbidden("Permission denied to delete home folder"));
        } else if (!UserFiles.exists(place)) {
            throw path.missing();
        }
        new Conditions(ask).requireForWriting(true, () -> files.etag(place));
        files.delete(place);
        return Answer.html(204);
    }
}
