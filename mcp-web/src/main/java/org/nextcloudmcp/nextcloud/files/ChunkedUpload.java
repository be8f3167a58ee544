package org.nextcloudmcp.nextcloud.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.UnknownFateException;

/**
 * Sends a large file in parts, as Nextcloud's documentation of chunked uploads (version 2) says: the parts go into a
 * folder of their own, and the file appears as a whole, or not at all, when they are moved to their destination. The
 * condition is that of the move.
 */
final class ChunkedUpload {

    /** What is larger is sent in parts; proxies commonly refuse more in one request. */
    static final int LARGEST_AT_ONCE = 10 << 20;

    /** Nextcloud wants 5 MB at least, except for the last. */
    private static final int CHUNK = 10 << 20;

    private static final String TOTAL = "OC-Total-Length";

    private final NextcloudClient client;
    private final FileTree tree;
    private final FileChanges changes;
    private final Progress progress;

    ChunkedUpload(NextcloudClient client, FileTree tree, FileChanges changes, Progress progress) {
        this.client = client;
        this.tree = tree;
        this.changes = changes;
        this.progress = progress;
    }

    /**
     * Sends a content.
     *
     * @param replaced the entity tag of what may be replaced; empty to create only
     * @return the answer to the move: 201, 204 or 412; or that of the first step that failed
     */
    NextcloudResponse send(FilePath path, RequestBody content, Optional<EntityTag> replaced) {
        var folder = "mcp-" + UUID.randomUUID();
        var destination = tree.destination(tree.address(path));
        var total = content.bytes().length;
        var started = client.send(NextcloudRequest.of("MKCOL", tree.other("uploads", folder))
                .with("Destination", destination)
                .with(TOTAL, String.valueOf(total)));
        if (!started.is(201)) {
            return started;
        }
        var isDone = false;
        try {
            var failed = chunks(folder, destination, content);
            var answer = failed.orElseGet(() -> client.send(
                    changes.onto(NextcloudRequest.of("MOVE", tree.other("uploads", folder, ".file")), path, replaced)
                            .with(TOTAL, String.valueOf(total))));
            isDone = answer.is(201) || answer.is(204);
            return answer;
        } catch (UnknownFateException e) {
            // Nextcloud may be putting the parts together at this moment: it must not lose them.
            isDone = true;
            throw e;
        } finally {
            if (!isDone) {
                // Also when nobody waits any more. If it fails, Nextcloud clears the folder away after a day.
                client.tidyUp(NextcloudRequest.of("DELETE", tree.other("uploads", folder)));
            }
        }
    }

    /** The answer to the first part that was not taken; empty if all were. */
    private Optional<NextcloudResponse> chunks(String folder, String destination, RequestBody content) {
        var bytes = content.bytes();
        for (int begin = 0, number = 1; begin < bytes.length; begin += CHUNK, number++) {
            progress.report(begin, bytes.length, "Uploading.");
            var chunk = Arrays.copyOfRange(bytes, begin, Math.min(bytes.length, begin + CHUNK));
            var name = String.format(Locale.ROOT, "%05d", number);
            var answer = client.send(NextcloudRequest.of("PUT", tree.other("uploads", folder, name))
                    .with("Destination", destination)
                    .with(TOTAL, String.valueOf(bytes.length))
                    .sending(RequestBody.of("application/octet-stream", chunk)));
            if (!answer.is(201) && !answer.is(204)) {
                return Optional.of(answer);
            }
        }
        progress.report(bytes.length, bytes.length, "Putting the parts together.");
        return Optional.empty();
    }
}
