package org.nextcloudmcp.nextcloud.files.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.nextcloud.files.FileEntry;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.Files;

/** The comments on one file or folder. */
final class FileComments {

    private static final Pattern LAST_NUMBER = Pattern.compile(".*/(\\d{1,18})");

    private final NextcloudClient client;
    private final FilePath path;
    private final String address;

    private FileComments(NextcloudClient client, FilePath path, long fileId) {
        this.client = client;
        this.path = path;
        this.address = "/remote.php/dav/comments/files/" + fileId;
    }

    /**
     * The comments on what lies there.
     *
     * @throws RefusedException if nothing does
     */
    static FileComments of(FilePath path, NextcloudClient client) {
        var id = new Files(client).find(path).map(FileEntry::fileId).orElse(OptionalLong.empty());
        if (path.isRoot() || id.isEmpty()) {
            throw new RefusedException(
                    "There is nothing at " + path + " that could have comments.",
                    "Use nc_webdav_list_directory to see what is there.");
        }
        return new FileComments(client, path, id.getAsLong());
    }

    /** The newest first. */
    List<FileComment> list(int limit, int offset) {
        var answer = client.send(NextcloudRequest.of("REPORT", address)
                .sending(RequestBody.xml("<?xml version=\"1.0\"?>\n<oc:filter-comments xmlns:d=\"DAV:\" xmlns:oc=\""
                        + Propfind.OWNCLOUD + "\"><oc:limit>" + limit + "</oc:limit><oc:offset>" + offset
                        + "</oc:offset></oc:filter-comments>\n")));
        if (!answer.is(207)) {
            throw Refusals.of(answer, "the comments on " + path);
        }
        try {
            var comments = new ArrayList<FileComment>();
            for (var resource : Multistatus.read(answer.body())) {
                comments.add(FileComment.of(resource));
            }
            return comments;
        } catch (MalformedXmlException e) {
            throw Refusals.notNextcloud("the comments on " + path);
        }
    }

    /** The new comment's number, if Nextcloud tells it. */
    OptionalLong create(String message) {
        var body = CachedJson.object()
                .add("actorType", "users")
                .add("verb", "comment")
                .add("message", message)
                .build();
        var answer = client.send(NextcloudRequest.of("POST", address).sending(RequestBody.json(CachedJson.text(body))));
        if (!answer.is(201)) {
            throw Refusals.of(answer, "a comment on " + path);
        }
        var number = LAST_NUMBER.matcher(answer.header("Content-Location").orElse(""));
        return number.matches() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }
}
