package org.nextcloudmcp.standin.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/** Where a MOVE or COPY goes (RFC 4918 §10.3). The host is not looked at, as measured. */
final class Destination {
    private static final Pattern HEADER = Pattern.compile("(?:https?://[^/]+)?(/[^?#]*)");
    private static final Pattern CONDITION = Pattern.compile("<([^>]*)>\\s*\\(\\[\"([^\"]*)\"]\\)");

    private Destination() {}

    /** The path of a URL, still encoded. */
    static String path(Ask ask) {
        String given = ask.header("Destination")
                .orElseThrow(() ->
                        new DavRefused(DavError.sabre(400, "BadRequest", "The destination header was not supplied")));
        return pathOf(given)
                .orElseThrow(() -> new DavRefused(DavError.sabre(400, "BadRequest", "The destination is no URL")));
    }

    private static Optional<String> pathOf(String url) {
        Matcher parts = HEADER.matcher(url);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** The path below a root; what lies elsewhere may not be made. */
    static DavPath below(Ask ask, String root) {
        String path = path(ask);
        if (!path.startsWith(root)) {
            throw new DavRefused(DavError.forbidden(
                    "Permission denied to create file (filename " + path.substring(path.lastIndexOf('/') + 1) + ")"));
        }
        return DavPath.parse(path.substring(root.length()));
    }

    /** Refuses a request whose If header names another version of some resource (RFC 4918 §10.4). */
    static void requireCondition(Ask ask, UserFiles files, String root) {
        Matcher condition = CONDITION.matcher(ask.header("If").orElse(""));
        if (!condition.find()) {
            return;
        }
        String path = pathOf(condition.group(1)).orElse("");
        boolean holds = path.startsWith(root)
                && UserFiles.exists(files.at(DavPath.parse(path.substring(root.length()))))
                && files.etag(files.at(DavPath.parse(path.substring(root.length()))))
                        .equals(condition.group(2));
        if (!holds) {
            throw new DavRefused(DavError.condition(
                    "If",
                    "Failed to find a valid token/etag combination for " + path.replaceFirst("^/remote.php/dav/", "")));
        }
    }
}
