package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.Set;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;

/** A user's own files over WebDAV: PROPFIND, GET, HEAD, PUT, MKCOL, DELETE, OPTIONS (RFC 4918 §9). */
final class DavRoutes {
    private static final String ALLOW = "OPTIONS, GET, HEAD, DELETE, PROPFIND, PUT, PROPPATCH, COPY, MOVE, REPORT";
    private static final Set<String> KNOWN_ELSEWHERE = Set.of("PROPPATCH", "COPY", "MOVE", "REPORT", "LOCK", "UNLOCK");

    private final UserFiles files;
    private final String root;

    /** @param root the URL path of the user's root, with a slash at the end */
    DavRoutes(UserFiles files, String root) {
        this.files = files;
        this.root = root;
    }

    Answer answer(Ask ask, String inside) {
        try {
            DavPath path = DavPath.parse(inside);
            return switch (ask.method()) {
                case "PROPFIND" -> new PropFind(files, root).answer(ask, path);
                case "GET", "HEAD" -> new FileDownload(files).answer(ask, path);
                case "PUT" -> put(ask, path);
                case "MKCOL" -> makeFolder(path);
                case "DELETE" -> delete(ask, path);
                case "OPTIONS" ->
                    Answer.html(200)
                            .with("Allow", ALLOW)
                            .with("DAV", MultiStatus.DAV_FEATURES)
                            .with("MS-Author-Via", "DAV")
                            .with("Accept-Ranges", "bytes");
                default -> unknown(ask.method());
            };
        } catch (DavRefused refused) {
            return refused.error().answer();
        }
    }

    private static Answer unknown(String method) {
        if (KNOWN_ELSEWHERE.contains(method)) {
            return DavError.sabre(501, "NotImplemented", "The stand-in does not know " + method)
                    .answer();
        }
        return DavError.sabre(
                        501,
                        "NotImplemented",
                        "There was no plugin in the system that was willing to handle this " + method + " method.")
                .answer();
    }

    private Answer put(Ask ask, DavPath path) {
        Path place = files.at(path);
        if (UserFiles.isFolder(place)) {
            throw new DavRefused(DavError.conflict("PUT is not allowed on non-files."));
        }
        boolean exists = UserFiles.isFile(place);
        new Conditions(ask).requireForWriting(exists, () -> files.etag(place));
        if (!UserFiles.isFolder(files.at(path.parent()))) {
            if (ask.header("X-NC-WebDAV-Auto-Mkcol").filter("1"::equals).isEmpty()) {
                throw path.parent().missing();
            }
            files.folder(files.at(path.parent()));
        }
        path.requireAllowedName();
        files.write(place, ask.body().bytes());
        String etag = '"' + files.etag(place) + '"';
        return Answer.html(exists ? 204 : 201)
                .with("OC-FileId", files.longId(place))
                .with("ETag", etag)
                .with("OC-ETag", etag);
    }

    private Answer makeFolder(DavPath path) {
        Path place = files.at(path);
        if (UserFiles.isFolder(place) || UserFiles.isFile(place)) {
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
        } else if (!UserFiles.isFolder(place) && !UserFiles.isFile(place)) {
            throw path.missing();
        }
        new Conditions(ask).requireForWriting(true, () -> files.etag(place));
        files.delete(place);
        return Answer.html(204);
    }
}
