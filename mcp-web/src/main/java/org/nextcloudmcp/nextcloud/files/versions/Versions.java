package org.nextcloudmcp.nextcloud.files.versions;

import java.util.ArrayList;
import java.util.List;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.nextcloud.files.FileEntry;
import org.nextcloudmcp.nextcloud.files.FileTree;

/** The versions of one file. */
public final class Versions {

    private static final int LARGEST_LISTING = 4 << 20;

    private static final String PROPERTIES =
            Propfind.of("<d:getlastmodified/><d:getcontentlength/><nc:version-label/><nc:version-author/>");

    private final NextcloudClient client;
    private final FileTree tree;
    private final FileEntry file;
    private final String number;

    /**
     * The versions of a file that was found.
     *
     * @throws RefusedException if it has no number, by which its versions are kept
     */
    public Versions(NextcloudClient client, FileTree tree, FileEntry file) {
        this.client = client;
        this.tree = tree;
        this.file = file;
        this.number = String.valueOf(file.fileId().orElseThrow(this::none));
    }

    /** The newest first. */
    List<FileVersion> list() {
        var answer = client.send(NextcloudRequest.of("PROPFIND", tree.other("versions", "versions", number))
                .with("Depth", "1")
                .with("Prefer", "return=minimal")
                .sending(RequestBody.xml(PROPERTIES))
                .answeredInAtMost(LARGEST_LISTING));
        if (answer.is(404)) {
            throw none();
        }
        if (!answer.is(207)) {
            throw Refusals.of(answer, "the versions of " + file.path());
        }
        try {
            var versions = new ArrayList<FileVersion>();
            for (var resource : Multistatus.read(answer.body())) {
                FileVersion.of(resource).ifPresent(versions::add);
            }
            versions.sort(FileVersion.NEWEST_FIRST);
            return versions;
        } catch (MalformedXmlException e) {
            throw Refusals.notNextcloud("the versions of " + file.path());
        }
    }

    /** Where one version's content is. */
    public String address(String versionId) {
        return tree.other("versions", "versions", number, versionId);
    }

    /** 201; the content before becomes a version. */
    NextcloudResponse restore(String versionId) {
        return client.send(NextcloudRequest.of("MOVE", address(versionId))
                .with("Destination", tree.destination(tree.other("versions", "restore", "target"))));
    }

    private RefusedException none() {
        return new RefusedException(
                "Nextcloud keeps no versions of " + file.path() + ".",
                "The app for versions may be switched off, or the file lies on a storage without them.");
    }
}
