package org.nextcloudmcp.nextcloud.files;

import java.net.URI;
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
        OptionalLong fileId,

        @Description("There if the user has marked it as a favourite.")
        Optional<Boolean> favorite,

        @Description("Where a person opens it.") Optional<URI> page) {

    public enum Type {
        FILE,
        FOLDER;

        public static Type of(FileEntry entry) {
            return entry.folder() ? FOLDER : FILE;
        }
    }

    public static ListedFile of(FileEntry entry, FileTree tree) {
        return new ListedFile(
                entry.path().name(),
                entry.path().toString(),
                Type.of(entry),
                entry.size(),
                entry.contentType(),
                entry.etag(),
                entry.lastModified(),
                entry.permissions(),
                entry.fileId(),
                entry.favorite().filter(marked -> marked),
                tree.link(entry.fileId()));
    }
}
