package org.nextcloudmcp.nextcloud.files;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Set;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_webdav_read_file}: a file, or a part of it. */
@Singleton
public class ReadFile {

    private static final int MOST = 1 << 20;

    /** The longest character of UTF-8: a shorter range could hold none and never get on. */
    private static final int LEAST = 4;

    private static final Set<String> DOCUMENTS =
            Set.of("pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "epub");

    record Input(
            @ToolArg(
                    description =
                            "The file, from the user's root, such as Documents/report.txt. As people write it, not"
                                    + " percent-encoded.")
            String path,

            @ToolArg(
                    description =
                            "Extract the text of a PDF or office document. Not supported yet: such a call is refused.",
                    defaultValue = "false")
            boolean parseDocument,

            @ToolArg(description = "Where to begin, in bytes from the beginning of the file.", defaultValue = "0")
            @Min(0)
            @Max(Long.MAX_VALUE / 2)
            long offset,

            @ToolArg(description = "How many bytes to read at most.", defaultValue = "262144") @Min(LEAST) @Max(MOST)
            int length) {}

    @Tool(
            name = "nc_webdav_read_file",
            title = "Read a file",
            description =
                    "Reads a file of the user's Nextcloud. Text comes as text in content; anything else comes as an embedded"
                            + " resource with the bytes. One call reads up to 256 KiB unless length says otherwise, at most"
                            + " 1 MiB: if truncated is true, call again with offset set to next_offset. The answer's etag is"
                            + " what nc_webdav_write_file needs as if_match to replace the file.",
            scopes = "files.read",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public ToolAnswer<FileReading> read(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        if (input.parseDocument() && isDocument(path)) {
            throw new RefusedException(
                    "Extracting text from documents is not supported yet, so " + path + " was not read.",
                    "Call again without parse_document to get its bytes.");
        }
        // GET on a folder is 200 with an empty body, not an error: what it is must be known before.
        var files = new Files(nextcloud);
        var file = files.file(path);
        var size = file.size().orElse(Long.MAX_VALUE);
        if (input.offset() > 0 && input.offset() >= size) {
            throw new RefusedException(
                    "The offset " + input.offset() + " is not inside " + path + ", which has " + size + " bytes.",
                    "Use a smaller offset.");
        }
        return FileReading.of(
                file, size == 0 ? FileSlice.empty(file) : files.read(file, input.offset(), input.length()));
    }

    private static boolean isDocument(FilePath path) {
        var name = path.name().toLowerCase(Locale.ROOT);
        return DOCUMENTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
