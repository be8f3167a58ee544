package org.nextcloudmcp.nextcloud.files;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;

/**
 * One user's files over WebDAV, for every app that has to do with them. Every method throws {@link RefusedException} for
 * what Nextcloud does not do. Every path goes through {@link FileTree}.
 */
public final class Files {

    /** Some 100,000 entries, none of which is held. */
    private static final int LARGEST_LISTING = 64 << 20;

    private static final int CHECKED_EVERY = 100;

    private final NextcloudClient client;
    private final FileTree tree;
    private final FileSearch search;

    public Files(NextcloudClient client) {
        this.client = client;
        this.tree = new FileTree(client);
        this.search = new FileSearch(client, tree);
    }

    /** Where everything is. */
    public FileTree tree() {
        return tree;
    }

    /** The file or folder itself; empty if there is none that the user may see. */
    public Optional<FileEntry> find(FilePath path) {
        if (!tree.shows(path)) {
            return Optional.empty();
        }
        return found(path, Propfind.FILE_PROPERTIES);
    }

    /** As {@link #find(FilePath)}, with the time that the server's clock showed. */
    Moment findNow(FilePath path) {
        if (!tree.shows(path)) {
            return new Moment(Optional.empty(), Optional.empty());
        }
        var answer = client.send(propfind(path, "0", Propfind.FILE_PROPERTIES));
        return new Moment(found(answer, path), answer.header("Date").flatMap(DavResource::httpDate));
    }

    /**
     * What was there at some moment.
     *
     * @param serverTime to the second
     */
    record Moment(Optional<FileEntry> entry, Optional<Instant> serverTime) {}

    private Optional<FileEntry> found(FilePath path, String properties) {
        return found(client.send(propfind(path, "0", properties)), path);
    }

    private Optional<FileEntry> found(NextcloudResponse answer, FilePath path) {
        if (answer.is(404)) {
            return Optional.empty();
        }
        return entries(answer, path).stream().findFirst().map(entry -> entry.at(path));
    }

    /** The file or folder with this number; empty if the user has none that may be seen. */
    public Optional<FileEntry> find(long fileId) {
        var number = "<d:eq><d:prop><oc:fileid/></d:prop><d:literal>" + fileId + "</d:literal></d:eq>";
        return search.find(new FilePath(List.of()), number, Optional.empty(), 0, 1).entries().stream()
                .findFirst();
    }

    /** The file itself; a folder is refused. */
    public FileEntry file(FilePath path) {
        var entry = find(path)
                .orElseThrow(() -> new RefusedException(
                        "There is no file " + path + ".", "Use nc_webdav_list_directory to see what is there."));
        if (entry.folder()) {
            throw new RefusedException(path + " is a folder.", "Use nc_webdav_list_directory to see what is in it.");
        }
        return entry;
    }

    /** As {@link #find(FilePath)}, with how many entries a folder has. */
    Optional<FileEntry> findCounted(FilePath path) {
        return found(path, Propfind.FILE_PROPERTIES_AND_COUNTS);
    }

    /**
     * Gives what is in a folder, without the folder itself, in the order of Nextcloud, while it arrives: nothing is held.
     *
     * @throws RefusedException if there is no such folder, also after some entries were given
     */
    void each(FilePath folder, Consumer<FileEntry> seen) {
        var what = folder.isRoot() ? "the user's files" : "the folder " + folder;
        var request = propfind(folder, "1", Propfind.FILE_PROPERTIES).answeredInAtMost(LARGEST_LISTING);
        client.stream(request, (head, body) -> new FolderReading(folder, seen).read(body, what))
                .orRefuse(refusal -> refusal.is(404)
                        ? new RefusedException(
                                "There is no folder " + folder + ".", "List its parent folder to see what is there.")
                        : Refusals.of(refusal, what));
    }

    /** Reads one listing: the folder itself comes first, and what it is decides whether the rest may be shown. */
    private final class FolderReading {

        private final FilePath folder;
        private final Consumer<FileEntry> seen;
        private boolean found;
        private int count;

        FolderReading(FilePath folder, Consumer<FileEntry> seen) {
            this.folder = folder;
            this.seen = seen;
        }

        boolean read(InputStream body, String what) {
            try {
                Multistatus.each(body, resource -> tree.entry(resource).ifPresent(this::take));
            } catch (MalformedXmlException e) {
                throw Refusals.notNextcloud(what);
            }
            if (!found) {
                throw Refusals.notNextcloud(what);
            }
            return true;
        }

        private void take(FileEntry entry) {
            if (++count % CHECKED_EVERY == 0) {
                client.cancellation().check();
            }
            if (found || !entry.path().isSameAs(folder)) {
                seen.accept(entry);
                return;
            }
            found = true;
            if (!entry.folder()) {
                throw new RefusedException(folder + " is a file.", "Use nc_webdav_read_file to read it.");
            }
            refuseForeignRoot(entry);
        }
    }

    /**
     * Reads a part of a file.
     *
     * @param file as found before; it must not be empty
     * @param offset bytes from its beginning
     * @param length bytes at most
     */
    FileSlice read(FileEntry file, long offset, int length) {
        var range = "bytes=" + offset + "-" + (offset + length - 1);
        var answer = client.send(NextcloudRequest.of("GET", tree.address(file.path()))
                .with("Range", range)
                .answeredInAtMost(length));
        return FileSlice.of(answer, file, offset);
    }

    /**
     * Reads a part of an earlier content of a file.
     *
     * @param address of that content, in the tree of versions
     */
    FileSlice readVersion(FileEntry file, String address, long offset, int length) {
        var range = "bytes=" + offset + "-" + (offset + length - 1);
        var answer = client.send(
                NextcloudRequest.of("GET", address).with("Range", range).answeredInAtMost(length));
        if (answer.is(404)) {
            throw new RefusedException(
                    file.path() + " has no such version (any more).",
                    "Use nc_webdav_list_versions to see which there are.");
        }
        return FileSlice.of(answer, file, offset);
    }

    /**
     * Writes a file under a condition, so that nothing is overwritten that the caller has not seen.
     *
     * @param seen the entity tag of what may be replaced; empty to create only
     * @return Nextcloud's answer: 201, 204 or 412, or a refusal
     */
    NextcloudResponse write(FilePath path, RequestBody content, Optional<EntityTag> seen) {
        var request = NextcloudRequest.of("PUT", tree.address(path)).sending(content);
        return client.send(
                seen.map(tag -> request.with("If-Match", tag.quoted())).orElse(request.with("If-None-Match", "*")));
    }

    /** What the tools that change something need beyond this class. */
    FileChanges changes() {
        return new FileChanges(client, tree);
    }

    private NextcloudRequest propfind(FilePath path, String depth, String properties) {
        return NextcloudRequest.of("PROPFIND", tree.address(path))
                .with("Depth", depth)
                .with("Prefer", "return=minimal")
                .sending(RequestBody.xml(properties));
    }

    private List<FileEntry> entries(NextcloudResponse answer, FilePath path) {
        var what = path.isRoot() ? "the user's files" : path.toString();
        if (!answer.is(207)) {
            throw Refusals.of(answer, what);
        }
        if (answer.isCut()) {
            throw Refusals.tooLarge(what);
        }
        try {
            var entries = new ArrayList<FileEntry>();
            for (DavResource resource : Multistatus.read(answer.body())) {
                tree.entry(resource).ifPresent(entries::add);
            }
            return entries;
        } catch (MalformedXmlException e) {
            throw Refusals.notNextcloud(what);
        }
    }

    /**
     * Another user's root is answered as an empty folder, not as a refusal. Ours always has a number, so a root without
     * one means that the user's id has changed under us, and an empty list would be a lie.
     */
    private void refuseForeignRoot(FileEntry self) {
        if (self.path().isRoot() && self.fileId().isEmpty() && self.etag().isEmpty()) {
            client.forgetUserId();
            throw new RefusedException(
                    "Nextcloud does not show the files of this account.",
                    "Try again; if it stays so, ask the administrator.");
        }
    }
}
