package org.nextcloudmcp.nextcloud.files;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.schema.Description;

/** A file or a folder as an answer shows it. */
public record ListedFile(
        String name,
        @Description("From the user's root.") String path,
        Type type,

        @Description("Bytes; of a folder, all that is in it.")
        OptionalLong size,

        @Description("Media type, derived from the name.") Optional<String> contentType,
        @Description("Changes when the content changes.") Optional<String> etag,
        Optional<Instant> lastModified,

        @Description("G read, W write, D delete, N rename, V move, CK create inside, R share, S shared with the user, M"
                + " mounted.")
        Optional<String> permissions,

        @Description("Nextcloud's number, which stays when it is moved.")
        OptionalLong fileId) {

    public enum Type {
        FILE,
        FOLDER
    }

    public static ListedFile of(FileEntry entry) {
        return new ListedFile(
                entry.path().name(),
                entry.path().toString(),
                entry.folder() ? Type.FOLDER : Type.FILE,
                entry.size(),
                entry.contentType(),
                entry.etag(),
                entry.lastModified(),
                entry.permissions(),
                entry.fileId());
    }
}
