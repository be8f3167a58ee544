package org.nextcloudmcp.nextcloud.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Some 20,000 entries. */
    private static final int LARGEST_LISTING = 8 << 20;

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
        var answer = client.send(propfind(path, "0"));
        if (answer.is(404)) {
            return Optional.empty();
        }
        return entries(answer, path).stream().findFirst();
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

    /** What is in a folder, without the folder itself, in the order of Nextcloud. */
    List<FileEntry> list(FilePath folder) {
        var answer = client.send(propfind(folder, "1").answeredInAtMost(LARGEST_LISTING));
        if (answer.is(404)) {
            throw new RefusedException(
                    "There is no folder " + folder + ".", "List its parent folder to see what is there.");
        }
        var children = new ArrayList<FileEntry>();
        FileEntry self = null;
        for (var entry : entries(answer, folder)) {
            if (self == null && entry.path().isSameAs(folder)) {
                self = entry;
            } else {
                children.add(entry);
            }
        }
        if (self == null) {
            throw Refusals.notNextcloud("the folder " + folder);
        }
        if (!self.folder()) {
            throw new RefusedException(folder + " is a file.", "Use nc_webdav_read_file to read it.");
        }
        refuseForeignRoot(self);
        return children;
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

    private NextcloudRequest propfind(FilePath path, String depth) {
        return NextcloudRequest.of("PROPFIND", tree.address(path))
                .with("Depth", depth)
                .with("Prefer", "return=minimal")
                .sending(RequestBody.xml(Propfind.FILE_PROPERTIES));
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
                tree.path(resource.href()).ifPresent(at -> entries.add(FileEntry.of(at, resource)));
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
