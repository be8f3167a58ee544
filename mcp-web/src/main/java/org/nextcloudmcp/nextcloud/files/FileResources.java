package org.nextcloudmcp.nextcloud.files;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudResources;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceContents;
import org.nextcloudmcp.resources.ResourceDescription;
import org.nextcloudmcp.resources.ResourceListing;
import org.nextcloudmcp.resources.ResourceReading;
import org.nextcloudmcp.resources.TemplateDescription;
import org.nextcloudmcp.resources.UriVariables;

/** {@code nextcloud://files/…}: the user's files, and folders as a list of what is in them. */
@Singleton
public class FileResources extends NextcloudResources {

    /** A resource is read as a whole and held several times over on its way, as bytes, Base64 and JSON. */
    private static final int LARGEST = 2 << 20;

    /** How XDG calls a folder; MCP proposes it for resources. */
    private static final String FOLDER_TYPE = "inode/directory";

    private static final ResourceReading NO_PATH = new ResourceReading.Malformed(
            "The path in this URI is none. It goes from the user's root, with / between the names; each name is"
                    + " percent-encoded UTF-8, without backslashes and control characters, and neither . nor ..");

    @Inject
    public FileResources(NextcloudAccess access) {
        super(
                access,
                new TemplateDescription(
                        FileUri.TEMPLATE,
                        "file",
                        "Files and folders",
                        "A file of the user's Nextcloud by its path from the root, percent-encoded, with / between the"
                                + " names: its text, or its bytes. A folder is read as a JSON list of what is in it.",
                        Optional.empty()),
                Scopes.of("files.read"));
    }

    @Override
    public List<String> tools() {
        return List.of("nc_webdav_list_directory", "nc_webdav_read_file");
    }

    @Override
    protected ResourceReading read(UriVariables variables, NextcloudClient client) {
        return FileUri.path(variables).map(path -> read(path, client)).orElse(NO_PATH);
    }

    private static ResourceReading read(FilePath path, NextcloudClient client) {
        var files = new Files(client);
        var found = files.find(path);
        if (found.isEmpty()) {
            return new ResourceReading.NotFound();
        }
        var entry = found.get();
        if (entry.folder()) {
            return ResourceReading.Read.of(FolderContents.of(path, files));
        }
        var size = entry.size().orElse(LARGEST);
        if (size > LARGEST) {
            return tooLarge(path);
        }
        var slice = size == 0 ? FileSlice.empty(entry) : files.read(entry, 0, LARGEST);
        return slice.isLast() ? ResourceReading.Read.of(contents(path, slice)) : tooLarge(path);
    }

    private static ResourceContents contents(FilePath path, FileSlice slice) {
        var uri = FileUri.of(path);
        return SlicedText.of(slice)
                .<ResourceContents>map(text -> new ResourceContents.Text(uri, slice.contentType(), text.text()))
                .orElseGet(() -> ResourceContents.Binary.of(uri, slice.contentType(), slice.bytes()));
    }

    private static ResourceReading tooLarge(FilePath path) {
        return new ResourceReading.Refused("The file " + path + " is larger than " + LARGEST
                + " bytes, the most that can be read as a resource. Use nc_webdav_read_file, which reads parts.");
    }

    /** What is directly in the user's root: a beginning, from which templates and folders lead on. */
    @Override
    protected ResourceListing list(Position position, int most, NextcloudClient client) {
        var page = FolderPage.read(new Files(client), new FilePath(List.of()), position, most);
        return new ResourceListing(
                new Page<>(page.entries().stream().map(FileResources::describe).toList(), page.next()), true);
    }

    private static ResourceDescription describe(FileEntry entry) {
        return new ResourceDescription(
                FileUri.of(entry.path()),
                entry.path().name(),
                Optional.empty(),
                Optional.empty(),
                entry.folder() ? Optional.of(FOLDER_TYPE) : entry.contentType(),
                entry.folder() ? OptionalLong.empty() : entry.size(),
                entry.lastModified());
    }

    /**
     * Percent-encoded paths: a client puts what it is given into the template, and one that encodes reserved expansions
     * as RFC 6570 section 3.2.3 says leaves percent signs of triplets alone.
     */
    @Override
    protected Completion complete(Typing typing, NextcloudClient client) {
        return Completion.of(PathSuggestions.of(typing.value(), new Files(client)).stream()
                .map(PathSuggestions.Suggestion::encoded)
                .toList());
    }
}
