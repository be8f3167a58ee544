package org.nextcloudmcp.nextcloud.files;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Pause;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;

/**
 * Writes one file. Nextcloud's entity tags change once a second, so a condition alone does not see a change within the
 * second of what the caller has read. What can be done about it is done here: sizes are compared before the write, this
 * write is kept out of the second of the content it replaces, so that its own tag is a new one, and what is there
 * afterwards is read again.
 */
final class FileWrite {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Files files;
    private final Pause pause;
    private final Progress progress;
    private final FilePath path;
    private final RequestBody content;

    FileWrite(Files files, Pause pause, Progress progress, FilePath path, RequestBody content) {
        this.files = files;
        this.pause = pause;
        this.progress = progress;
        this.path = path;
        this.content = content;
    }

    /** A new file; refused if there is one. */
    WriteFile.Output create() {
        var answer = send(Optional.empty());
        if (answer.is(412)) {
            throw WriteConflict.of(path, Optional.empty(), files.find(path));
        }
        return written(answer, answer.etag(), OptionalLong.empty());
    }

    /** A new content for just this one. */
    WriteFile.Output replace(EntityTag seen, OptionalLong seenSize) {
        var moment = files.findNow(path);
        var current = moment.entry();
        if (!current.flatMap(FileEntry::etag).equals(Optional.of(seen.opaque()))) {
            throw WriteConflict.of(path, Optional.of(seen), current);
        }
        var before = current.orElseThrow();
        if (seenSize.isPresent() && before.size().isPresent() && !seenSize.equals(before.size())) {
            throw new RefusedException(
                    "The file " + path + " has the etag " + seen.opaque() + " still, but "
                            + before.size().getAsLong()
                            + " bytes instead of " + seenSize.getAsLong()
                            + ": it was changed twice within a second. Nothing was written.",
                    "Read it again, merge the changes, and write with its current size as if_size.");
        }
        waitForANewSecond(before, moment.serverTime());
        var answer = send(Optional.of(seen));
        if (answer.is(412)) {
            throw WriteConflict.of(path, Optional.of(seen), files.find(path));
        }
        refuseFailed(answer);
        var now = files.find(path);
        refuseChangedMeanwhile(answer, now);
        return written(
                answer,
                answer.etag().or(() -> now.flatMap(FileEntry::etag)),
                now.map(FileEntry::fileId).orElse(OptionalLong.empty()));
    }

    /** By the server's own clock, which the times of its files come from. */
    private void waitForANewSecond(FileEntry before, Optional<Instant> serverTime) {
        var written = before.lastModified().orElse(Instant.EPOCH);
        var now = serverTime.orElse(Instant.MAX);
        if (!now.isAfter(written)) {
            pause.of(SECOND);
        }
    }

    private NextcloudResponse send(Optional<EntityTag> seen) {
        return content.bytes().length > ChunkedUpload.LARGEST_AT_ONCE
                ? files.changes().upload(progress).send(path, content, seen)
                : files.write(path, content, seen);
    }

    private void refuseChangedMeanwhile(NextcloudResponse answer, Optional<FileEntry> now) {
        var isOurs = now.isPresent()
                && (answer.etag().isEmpty() || now.get().etag().equals(answer.etag()))
                && now.get().size().orElse(content.bytes().length) == content.bytes().length;
        if (!isOurs) {
            throw new RefusedException(
                    "The content was written to " + path + ", but somebody else has changed the file since: it is now "
                            + now.map(FileEntry::state).orElse("gone") + ".",
                    "Look at nc_webdav_list_versions, where what was written should be, read the file, and merge.");
        }
    }

    private WriteFile.Output written(NextcloudResponse answer, Optional<String> etag, OptionalLong fileId) {
        refuseFailed(answer);
        var id = fileId.isPresent() ? fileId : FileChanges.fileId(answer);
        return new WriteFile.Output(
                path.toString(),
                answer.is(201) ? WriteFile.Status.CREATED : WriteFile.Status.REPLACED,
                content.bytes().length,
                etag,
                id,
                files.tree().link(id));
    }

    private void refuseFailed(NextcloudResponse answer) {
        switch (answer.status()) {
            case 201, 204 -> {
                // written
            }
            case 404 ->
                throw new RefusedException(
                        "There is no folder " + path.parent() + " to write into.",
                        "Nothing was written. Create the folder first, or choose one that nc_webdav_list_directory shows.");
            case 409 ->
                throw new RefusedException(
                        path + " is a folder, or a part of its path is a file or missing.",
                        "Nothing was written. Choose another path.");
            default -> throw Refusals.of(answer, path.toString());
        }
    }
}
