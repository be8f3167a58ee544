package org.nextcloudmcp.nextcloud.files;

import java.util.Optional;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.RefusedException;

/** What a 412 means, told so that the caller can go on without losing anybody's work (RFC 9110 section 13.1). */
final class WriteConflict {

    private WriteConflict() {}

    /**
     * The entity tag that a caller names.
     *
     * @throws RefusedException if it is none
     */
    static EntityTag tag(String given, String argument) {
        return EntityTag.parse(given)
                .orElseThrow(() -> new RefusedException(
                        "The argument " + argument + " is not an etag.",
                        "Use the etag that nc_webdav_read_file or nc_webdav_list_directory answered; leave it out if"
                                + " there is none."));
    }

    /**
     * The refusal that fits what is there now.
     *
     * @param path where the write was tried
     * @param seen the entity tag that the caller gave; empty if the file was to be created
     * @param current what is there now
     */
    static RefusedException of(FilePath path, Optional<EntityTag> seen, Optional<FileEntry> current) {
        if (current.isEmpty()) {
            return new RefusedException(
                    "There is no file " + path + " (any more), so nothing was replaced.",
                    "Leave if_match out to create it.");
        }
        var entry = current.get();
        if (entry.folder()) {
            return new RefusedException(path + " is a folder, so nothing was written.", "Choose another name.");
        }
        if (seen.isEmpty()) {
            return new RefusedException(
                    "The file " + path + " exists already (" + entry.state() + "), so nothing was written.",
                    "Read it first; to replace it, pass its current etag as if_match. Or choose another name.");
        }
        return new RefusedException(
                "The file " + path + " has changed since it had the etag "
                        + seen.get().opaque() + ": it is now at " + entry.state() + ". Nothing was written.",
                "Read it again, merge the changes, and write with the current etag as if_match.");
    }
}
