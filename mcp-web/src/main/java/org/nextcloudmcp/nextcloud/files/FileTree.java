package org.nextcloudmcp.nextcloud.files;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.dav.DavResource;

/**
 * The user's root in the WebDAV tree: the one place where paths become addresses and addresses become paths. So nothing
 * here can lie outside that root, and what is hidden neither gets an address nor comes back as a path.
 */
public final class FileTree {

    private static final String DAV = "/remote.php/dav";

    private final NextcloudClient client;
    private final String userId;
    private final DavRoot root;
    private final HiddenFiles hidden;

    public FileTree(NextcloudClient client) {
        this.client = client;
        this.userId = client.userId();
        this.root = new DavRoot(userId);
        this.hidden = HiddenFiles.of(client);
    }

    /** Whether the user may know of this place. */
    public boolean shows(FilePath path) {
        return !hidden.hides(path);
    }

    /** As {@link #shows(FilePath)}, for something with a number, which tells more. */
    public boolean shows(FilePath path, OptionalLong fileId) {
        return !hidden.hides(path, fileId);
    }

    /** The same where only the number is known. */
    public boolean shows(long fileId) {
        return !hidden.hidesId(fileId);
    }

    /**
     * For places of which Nextcloud does not tell what is hidden there.
     *
     * @throws RefusedException if anything is hidden at all
     */
    public void refuseUntold(String what) {
        if (hidden.inForce()) {
            throw new RefusedException(
                    "Tools do not get at " + what + ", because the operator of this server keeps some files from them"
                            + " (mcp.hidden.tag) and Nextcloud does not tell which those are there.",
                    "Ask the user to do it in Nextcloud.");
        }
    }

    /**
     * The path of a request; percent-encoded.
     *
     * @throws RefusedException if it is hidden, in the words for what does not exist
     */
    public String address(FilePath path) {
        refuseHidden(path);
        return root.pathOf(path);
    }

    /**
     * How SEARCH wants its scope: counted from the root of the WebDAV tree, and not percent-encoded. Nextcloud takes what
     * has no scheme as it is (its library SearchDAV), so an encoded name would be another name.
     */
    public String scope(FilePath path) {
        refuseHidden(path);
        return "/files/" + userId + (path.isRoot() ? "" : "/" + path);
    }

    private void refuseHidden(FilePath path) {
        if (!shows(path)) {
            throw new RefusedException(
                    "Nextcloud does not have " + path + ", or the user may not see it.",
                    "Check the spelling; list or search to see what is there.");
        }
    }

    /**
     * The address of one of the user's other trees ({@code trashbin}, {@code versions}, {@code uploads}).
     *
     * @param segments names below the user's root there, not encoded
     */
    public String other(String tree, String... segments) {
        var encoded = Stream.concat(Stream.of(userId), Arrays.stream(segments)).map(PercentEncoding::encode);
        return DAV + "/" + tree + "/" + String.join("/", encoded.toList());
    }

    /**
     * A {@code Destination} header (RFC 4918 section 10.3) as a path, which section 10.3 allows: Nextcloud does not look
     * at the host, so there is no use in naming one.
     *
     * @param address as {@link #address} or {@link #other} gave it
     */
    public String destination(String address) {
        return client.page(address).getRawPath();
    }

    /** For the {@code If} header (RFC 4918 section 10.4.2), which was seen to work with whole URLs. */
    public String tagged(String address) {
        return client.page(address).toString();
    }

    /**
     * A folder must not be moved, copied or deleted together with what is hidden in it.
     *
     * @throws RefusedException if something in it is
     */
    public void refuseHiddenInside(FilePath folder) {
        if (hidden.hidesInside(folder)) {
            throw new RefusedException(
                    "The folder " + folder + " holds something that this server does not let assistants touch.",
                    "Nothing was changed. Take its entries one by one, or use Nextcloud itself.");
        }
    }

    /** The file or folder that an answer describes; empty if it is none of the user's, or hidden. */
    public Optional<FileEntry> entry(DavResource resource) {
        return root.pathOf(resource.href())
                .map(path -> FileEntry.of(path, resource))
                .filter(entry -> shows(entry.path(), entry.fileId()));
    }

    /** Where a person opens a file or a folder; stays when it is moved. */
    public URI link(long fileId) {
        return client.page("/f/" + fileId);
    }

    /** As {@link #link(long)}, for what may have no number. */
    public Optional<URI> link(OptionalLong fileId) {
        return fileId.isPresent() ? Optional.of(link(fileId.getAsLong())) : Optional.empty();
    }
}
