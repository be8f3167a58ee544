package org.nextcloudmcp.nextcloud.files;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.resources.UriTemplate;
import org.nextcloudmcp.resources.UriVariables;

/** The URIs of files and folders: {@code nextcloud://files/} and the path from the user's root, percent-encoded. */
final class FileUri {

    static final String PATH = "path";
    static final UriTemplate TEMPLATE = UriTemplate.of("nextcloud://files/{+path}");

    private FileUri() {}

    static URI of(FilePath path) {
        return URI.create("nextcloud://files/" + path.encoded());
    }

    /**
     * The path in a URI.
     *
     * @return empty if it is none: broken encoding, dot segments however encoded, a slash inside a name
     */
    static Optional<FilePath> path(UriVariables variables) {
        return variables.segments(PATH).flatMap(FileUri::path);
    }

    private static Optional<FilePath> path(List<String> segments) {
        try {
            return Optional.of(new FilePath(segments));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
