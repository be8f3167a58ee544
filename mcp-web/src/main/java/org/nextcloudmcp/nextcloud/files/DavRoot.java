package org.nextcloudmcp.nextcloud.files;

import java.util.Arrays;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.PercentEncoding;

/**
 * The user's root in the WebDAV tree.
 *
 * @param userId whose root it is
 */
record DavRoot(String userId) {

    private static final String FILES = "/remote.php/dav/files/";

    /** The path of a request; percent-encoded. */
    String pathOf(FilePath path) {
        return FILES + PercentEncoding.encode(userId) + "/" + path.encoded();
    }

    /**
     * Takes an href back to a path of the user. Only its path counts: host and prefix come from Nextcloud's idea of its
     * own address, which may differ from ours.
     *
     * @return empty if it does not lie below this user's root
     */
    Optional<FilePath> pathOf(String href) {
        var start = href.indexOf(FILES);
        if (start < 0) {
            return Optional.empty();
        }
        var segments = Arrays.stream(href.substring(start + FILES.length()).split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(PercentEncoding::decode)
                .toList();
        if (segments.isEmpty() || !segments.get(0).equals(userId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FilePath(segments.subList(1, segments.size())));
        } catch (IllegalArgumentException e) {
            // A name that no request of ours could ask for again.
            return Optional.empty();
        }
    }
}
