package org.nextcloudmcp.nextcloud.files;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.files.documents.DocumentText;
import org.nextcloudmcp.nextcloud.files.versions.Versions;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_webdav_read_file}: a file, a part of it, an earlier content of it, or the text of a document. */
@Singleton
public class ReadFile {

    private static final int MOST = 1 << 20;

    /** The longest character of UTF-8: a shorter range could hold none and never get on. */
    private static final int LEAST = 4;

    record Input(
            @ToolArg(
                    description =
                            "The file, from the user's root, such as Documents/report.txt. As people write it, not"
                                    + " percent-encoded.")
            String path,

            @ToolArg(
                    description =
                            "Extract the text of a PDF, Word, Excel, PowerPoint, OpenDocument, RTF or EPUB document. Plain"
                                    + " text is read as always. Text in pictures is not recognised.",
                    defaultValue = "false")
            boolean parseDocument,

            @ToolArg(
                    description = "Where to begin: in bytes from the beginning of the file, with parse_document in"
                            + " characters of the text.",
                    defaultValue = "0")
            @Min(0)
            @Max(Long.MAX_VALUE / 2)
            long offset,

            @ToolArg(
                    description = "How many bytes to read at most; with parse_document how many characters, at most"
                            + " 100000.",
                    defaultValue = "262144")
            @Min(LEAST)
            @Max(MOST)
            int length,

            @ToolArg(description = "A version_id of nc_webdav_list_versions, to read that earlier content instead.")
            Optional<@Pattern(regexp = "\\d{1,18}") String> version) {}

    private final DocumentText documents;

    @Inject
    public ReadFile(DocumentText documents) {
        this.documents = documents;
    }

    @Tool(
            name = "nc_webdav_read_file",
            title = "Read a file",
            description =
                    "Reads a file of the user's Nextcloud. Text comes as text in content; anything else comes as an embedded"
                            + " resource with the bytes. For a PDF or office document set parse_document to get its text"
                            + " instead of its bytes. One call reads up to 256 KiB unless length says otherwise, at most"
                            + " 1 MiB: if truncated is true, call again with offset set to next_offset. The answer's etag is"
                            + " what nc_webdav_write_file needs as if_match to replace the file.",
            scopes = "files.read",
            apps = FILES,
            calls = {
                "PROPFIND /remote.php/dav/files/{user}/{path}",
                "GET /remote.php/dav/files/{user}/{path}",
                "GET /remote.php/dav/versions/{user}/versions/{file_id}/{version_id}"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public ToolAnswer<FileReading> read(Input input, NextcloudClient nextcloud, Progress progress) {
        var path = FilePath.parse(input.path());
        // GET on a folder is 200 with an empty body, not an error: what it is must be known before.
        var files = new Files(nextcloud);
        var file = files.file(path);
        var source = new FileSource(
                files, file, input.version().map(id -> new Versions(nextcloud, files.tree(), file).address(id)));
        if (input.parseDocument() && !SlicedText.isTextType(file.contentType().orElse(""))) {
            return new DocumentReading(documents, nextcloud, progress)
                    .read(source, file, input.offset(), input.length());
        }
        var length = Math.min(input.length(), nextcloud.limits().fileBytes());
        if (input.version().isPresent()) {
            return FileReading.ofVersion(file, source.read(input.offset(), length));
        }
        var size = file.size().orElse(Long.MAX_VALUE);
        if (input.offset() > 0 && input.offset() >= size) {
            throw new RefusedException(
                    "The offset " + input.offset() + " is not inside " + path + ", which has " + size + " bytes.",
                    "Use a smaller offset.");
        }
        return FileReading.of(file, size == 0 ? FileSlice.empty(file) : source.read(input.offset(), length));
    }
}
