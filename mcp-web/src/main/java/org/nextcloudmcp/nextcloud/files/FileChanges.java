package org.nextcloudmcp.nextcloud.files;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.RequestBody;

/** The requests that change the tree of files (RFC 4918 section 9), each under a condition. */
final class FileChanges {

    /** Instance ids begin with these two letters. */
    private static final Pattern FILE_ID = Pattern.compile("^(\\d{1,18})oc");

    private final NextcloudClient client;
    private final FileTree tree;

    FileChanges(NextcloudClient client, FileTree tree) {
        this.client = client;
        this.tree = tree;
    }

    /** 201; 405 if something is there; 409 without a parent. */
    NextcloudResponse createFolder(FilePath path) {
        return client.send(NextcloudRequest.of("MKCOL", tree.address(path)));
    }

    /**
     * 204, and 412 if it has changed. Nextcloud has no entity tags for folders in a condition, so a folder is deleted as
     * it is.
     */
    NextcloudResponse delete(FileEntry entry) {
        if (entry.folder()) {
            tree.refuseHiddenInside(entry.path());
        }
        var request = NextcloudRequest.of("DELETE", tree.address(entry.path()));
        return client.send(entry.etag()
                .filter(tag -> !entry.folder())
                .flatMap(EntityTag::parse)
                .map(tag -> request.with("If-Match", tag.quoted()))
                .orElse(request));
    }

    /**
     * MOVE or COPY: 201; 204 if something was replaced; 412 if the destination is not as expected; 409 without a parent.
     *
     * @param replaced what may be replaced, in just this state; empty if nothing may
     */
    NextcloudResponse transfer(String method, FileEntry source, FilePath destination, Optional<EntityTag> replaced) {
        if (source.folder()) {
            tree.refuseHiddenInside(source.path());
        }
        return client.send(onto(NextcloudRequest.of(method, tree.address(source.path())), destination, replaced));
    }

    /** Adds where something goes and what may be replaced there. */
    NextcloudRequest onto(NextcloudRequest request, FilePath destination, Optional<EntityTag> replaced) {
        var address = tree.address(destination);
        var going = request.with("Destination", tree.destination(address));
        return replaced.map(tag -> going.with("Overwrite", "T")
                        .with("If", "<" + tree.tagged(address) + "> ([" + tag.quoted() + "])"))
                .orElseGet(() -> going.with("Overwrite", "F"));
    }

    /** For a content that is too large for one request. */
    ChunkedUpload upload(Progress progress) {
        return new ChunkedUpload(client, tree, this, progress);
    }

    /** The number of what was written: {@code OC-FileId} is that, padded, and the server's instance id behind it. */
    static OptionalLong fileId(NextcloudResponse answer) {
        var number = FILE_ID.matcher(answer.header("OC-FileId").orElse(""));
        return number.find() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }

    /** 207, also when it is refused: what counts is what is there afterwards. */
    NextcloudResponse mark(FilePath path, boolean favorite) {
        return client.send(NextcloudRequest.of("PROPPATCH", tree.address(path))
                .sending(RequestBody.xml(
                        "<?xml version=\"1.0\"?>\n<d:propertyupdate xmlns:d=\"DAV:\" xmlns:oc=\"http://owncloud.org/ns\"><d:set>"
                                + "<d:prop><oc:favorite>" + (favorite ? 1 : 0)
                                + "</oc:favorite></d:prop></d:set></d:propertyupdate>\n")));
    }
}
