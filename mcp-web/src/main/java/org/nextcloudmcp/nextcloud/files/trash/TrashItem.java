package org.nextcloudmcp.nextcloud.files.trash;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.ListedFile;
import org.nextcloudmcp.schema.Description;

/** A deleted file or folder. */
public record TrashItem(
        @Description("Give it to nc_webdav_restore_from_trash.")
        String trashId,

        @Description("Where it was, from the user's root.") String originalPath,
        ListedFile.Type type,
        Instant deletedAt,
        @Description("Bytes.") OptionalLong size,
        @Description("Nextcloud's number, which it keeps.") OptionalLong fileId) {

    /** The newest first; the same at every call. */
    static final Comparator<TrashItem> ORDER = Comparator.comparing(TrashItem::key);

    /** A text whose order is that of the list: the greatest time first, then by name. */
    String key() {
        return String.format(Locale.ROOT, "%013d/%s", Long.MAX_VALUE / 1_000_000 - deletedAt.getEpochSecond(), trashId);
    }

    /** Empty for the trash bin itself, and for what says not where it comes from. */
    static Optional<TrashItem> of(DavResource resource) {
        var origin =
                resource.text(Propfind.NEXTCLOUD, "trashbin-original-location").flatMap(TrashItem::path);
        var deleted = resource.number(Propfind.NEXTCLOUD, "trashbin-deletion-time");
        if (origin.isEmpty() || deleted.isEmpty()) {
            return Optional.empty();
        }
        var href = resource.href().endsWith("/")
                ? resource.href().substring(0, resource.href().length() - 1)
                : resource.href();
        return Optional.of(new TrashItem(
                PercentEncoding.decode(href.substring(href.lastIndexOf('/') + 1)),
                origin.get().toString(),
                resource.isCollection() ? ListedFile.Type.FOLDER : ListedFile.Type.FILE,
                Instant.ofEpochSecond(deleted.getAsLong()),
                resource.number(Multistatus.DAV, "getcontentlength"),
                resource.number(Propfind.OWNCLOUD, "fileid")));
    }

    FilePath origin() {
        return FilePath.parse(originalPath);
    }

    private static Optional<FilePath> path(String location) {
        try {
            return Optional.of(FilePath.parse(location));
        } catch (RefusedException e) {
            // A name that no request of ours could ask for.
            return Optional.empty();
        }
    }
}
