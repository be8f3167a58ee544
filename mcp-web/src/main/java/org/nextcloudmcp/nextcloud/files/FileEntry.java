package org.nextcloudmcp.nextcloud.files;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
 */
public record FileEntry(
        FilePath path,
        boolean folder,
        OptionalLong size,
        Optional<String> contentType,
        Optional<String> etag,
        Optional<Instant> lastModified,
        Optional<String> permissions,
        OptionalLong fileId) {

    static FileEntry of(FilePath path, DavResource resource) {
        var size = number(resource.text(Multistatus.DAV, "getcontentlength"));
        return new FileEntry(
                path,
                resource.isCollection(),
                size.isPresent() ? size : number(resource.text(Propfind.OWNCLOUD, "size")),
                resource.text(Multistatus.DAV, "getcontenttype"),
                resource.text(Multistatus.DAV, "getetag").map(EntityTag::unquoted),
                resource.text(Multistatus.DAV, "getlastmodified").flatMap(FileEntry::time),
                resource.text(Propfind.OWNCLOUD, "permissions"),
                number(resource.text(Propfind.OWNCLOUD, "fileid")));
    }

    /** In a sentence that says which state of the file is the current one. */
    String state() {
        return "etag " + etag.orElse("unknown")
                + lastModified.map(time -> ", last modified " + time).orElse("")
                + (size.isPresent() ? ", " + size.getAsLong() + " bytes" : "");
    }

    private static OptionalLong number(Optional<String> text) {
        return text.filter(digits -> digits.matches("\\d{1,18}"))
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<Instant> time(String httpDate) {
        try {
            return Optional.of(ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
