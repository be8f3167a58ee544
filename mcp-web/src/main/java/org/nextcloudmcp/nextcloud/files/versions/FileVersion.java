package org.nextcloudmcp.nextcloud.files.versions;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.schema.Description;

/** An earlier content of a file, or the current one. */
record FileVersion(
        @Description("Give it to nc_webdav_restore_version, or to nc_webdav_read_file as version.")
        String versionId,

        @Description("When this content was written.") Optional<Instant> lastModified,
        @Description("Bytes.") OptionalLong size,
        @Description("User id of who wrote it.") Optional<String> author,
        @Description("What somebody has called it.") Optional<String> label) {

    static final Comparator<FileVersion> NEWEST_FIRST = Comparator.comparing(
                    (FileVersion version) -> version.lastModified().orElse(Instant.EPOCH))
            .thenComparing(FileVersion::versionId)
            .reversed();

    private static final Pattern ID = Pattern.compile("/versions/[^/]+/versions/\\d+/(\\d{1,18})$");

    /** Empty for the collection itself. */
    static Optional<FileVersion> of(DavResource resource) {
        var id = ID.matcher(resource.href());
        return id.find()
                ? Optional.of(new FileVersion(
                        id.group(1),
                        resource.time(Multistatus.DAV, "getlastmodified"),
                        resource.number(Multistatus.DAV, "getcontentlength"),
                        resource.text(Propfind.NEXTCLOUD, "version-author"),
                        resource.text(Propfind.NEXTCLOUD, "version-label")))
                : Optional.empty();
    }
}
