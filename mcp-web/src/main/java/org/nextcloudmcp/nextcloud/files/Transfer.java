package org.nextcloudmcp.nextcloud.files;

import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * Moves or copies (RFC 4918 sections 9.8 and 9.9). What lies at the destination is replaced only in the state that the
 * caller has seen, or, if the caller has not said which, in the state that the answer then tells.
 */
final class Transfer {

    private final Files files;
    private final String method;
    private final FilePath source;
    private final FilePath destination;

    /**
     * One move or copy.
     *
     * @param method MOVE or COPY
     * @throws RefusedException if it makes no sense, whatever is there
     */
    Transfer(Files files, String method, FilePath source, FilePath destination) {
        this.files = files;
        this.method = method;
        this.source = source;
        this.destination = destination;
    }

    /** What can be said before Nextcloud is asked for anything. */
    static void check(FilePath source, FilePath destination, boolean overwrite, Optional<EntityTag> seen) {
        if (source.isRoot() || destination.isRoot()) {
            throw new RefusedException(
                    "The root of the user's files can be neither source nor destination.",
                    "Give the whole new path, with the name at its end.");
        }
        if (destination.startsWith(source) || source.startsWith(destination)) {
            throw new RefusedException(
                    "Source and destination are the same, or one lies inside the other.",
                    "Nothing was changed. Choose another destination.");
        }
        if (seen.isPresent() && !overwrite) {
            throw new RefusedException(
                    "if_destination_match says what may be replaced, but overwrite is false.",
                    "Set overwrite to true, or leave if_destination_match out.");
        }
    }

    TransferOutput run(boolean overwrite, Optional<EntityTag> seen) {
        var from = files.find(source)
                .orElseThrow(() -> new RefusedException(
                        "There is nothing at " + source + ".",
                        "Nothing was changed. Use nc_webdav_list_directory to see what is there."));
        var there = overwrite ? files.find(destination) : Optional.<FileEntry>empty();
        there.ifPresent(entry -> refuseToReplace(entry, seen));
        if (seen.isPresent() && there.isEmpty()) {
            throw new RefusedException(
                    "There is nothing at " + destination + " (any more) that could be replaced.",
                    "Nothing was changed. Leave overwrite and if_destination_match out.");
        }
        var replaced = there.flatMap(FileEntry::etag).flatMap(EntityTag::parse);
        var answer = files.changes().transfer(method, from, destination, replaced);
        if (!answer.is(201) && !answer.is(204)) {
            throw refusal(answer, replaced.isPresent());
        }
        // COPY answers no entity tag
        var now = files.find(destination);
        return TransferOutput.of(from, destination, now, there, files.tree());
    }

    private void refuseToReplace(FileEntry there, Optional<EntityTag> seen) {
        if (there.folder()) {
            throw new RefusedException(
                    destination + " is a folder, and folders are not replaced.",
                    "Nothing was changed. Give the new path with its name at the end, such as " + destination + "/"
                            + source.name() + ", or delete the folder first.");
        }
        if (seen.isPresent() && !there.etag().equals(seen.map(EntityTag::opaque))) {
            throw changed(there);
        }
    }

    private RefusedException refusal(NextcloudResponse answer, boolean replacing) {
        if (answer.is(412)) {
            var there = files.find(destination);
            if (there.isPresent()) {
                return replacing ? changed(there.get()) : exists(there.get());
            }
        }
        if (answer.is(409)) {
            return new RefusedException(
                    "There is no folder " + destination.parent() + " to " + method.toLowerCase(Locale.ROOT)
                            + " it into.",
                    "Nothing was changed. Create that folder first with nc_webdav_create_directory.");
        }
        return Refusals.of(answer, source + " or " + destination);
    }

    private RefusedException exists(FileEntry there) {
        return new RefusedException(
                destination + " exists already (" + there.state() + "), so nothing was changed.",
                there.folder()
                        ? "Give the new path with its name at the end, such as " + destination + "/" + source.name()
                                + "."
                        : "Choose another name; or, to replace it, set overwrite to true and pass its etag as"
                                + " if_destination_match.");
    }

    private RefusedException changed(FileEntry there) {
        return new RefusedException(
                destination + " has changed: it is now at " + there.state() + ". Nothing was changed.",
                "Read it; to replace it as it is now, pass its current etag as if_destination_match.");
    }
}
