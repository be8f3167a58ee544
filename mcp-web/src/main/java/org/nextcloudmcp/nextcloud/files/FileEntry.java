package org.nextcloudmcp.nextcloud.files;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;

/**
 * A file or a folder as Nextcloud describes it. What Nextcloud leaves out is empty.
 *
 * @param path where it is
 * @param folder whether it is a folder
 * @param size bytes; of a folder, all that is in it
 * @param contentType media type, which Nextcloud derives from the name
 * @param etag opaque part of the entity tag
 * @param lastModified to the second
 * @param permissions Nextcloud's letters, for example R share, G read, D delete, N rename, V move, W write, CK create
 * @param fileId Nextcloud's number for it, which stays when it is moved
 * @param favorite whether the user has marked it
 * @param items how many files and folders lie directly in a folder; only where that was asked for
 */
public record FileEntry(
        FilePath path,
        boolean folder,
        OptionalLong size,
        Optional<String> contentType,
        Optional<String> etag,
        Optional<Instant> lastModified,
        Optional<String> permissions,
        OptionalLong fileId,
        Optional<Boolean> favorite,
        OptionalLong items) {

    static FileEntry of(FilePath path, DavResource resource) {
        var size = resource.number(Multistatus.DAV, "getcontentlength");
        return new FileEntry(
                path,
                resource.isCollection(),
                size.isPresent() ? size : resource.number(Propfind.OWNCLOUD, "size"),
                resource.text(Multistatus.DAV, "getcontenttype"),
                resource.text(Multistatus.DAV, "getetag").map(EntityTag::unquoted),
                resource.time(Multistatus.DAV, "getlastmodified"),
                resource.text(Propfind.OWNCLOUD, "permissions"),
                resource.number(Propfind.OWNCLOUD, "fileid"),
                resource.text(Propfind.OWNCLOUD, "favorite").map("1"::equals),
                items(resource));
    }

    private static OptionalLong items(DavResource resource) {
        var folders = resource.number(Propfind.NEXTCLOUD, "contained-folder-count");
        var files = resource.number(Propfind.NEXTCLOUD, "contained-file-count");
        return folders.isPresent() && files.isPresent()
                ? OptionalLong.of(folders.getAsLong() + files.getAsLong())
                : OptionalLong.empty();
    }

    /** The same under the path that was asked for, which Nextcloud answers with composed characters. */
    FileEntry at(FilePath asked) {
        return new FileEntry(
                asked, folder, size, contentType, etag, lastModified, permissions, fileId, favorite, items);
    }

    /** The same without what belongs to its current content. */
    FileEntry withoutState() {
        return new FileEntry(
                path,
                folder,
                OptionalLong.empty(),
                contentType,
                Optional.empty(),
                Optional.empty(),
                permissions,
                fileId,
                favorite,
                items);
    }

    /** In a sentence that says which state of the file is the current one. */
    public String state() {
        return "etag " + etag.orElse("unknown")
                + lastModified.map(time -> ", last modified " + time).orElse("")
                + (size.isPresent() ? ", " + size.getAsLong() + " bytes" : "");
    }
}
