package org.nextcloudmcp.nextcloud.files;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudTool;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.JsonSchema;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolDescription;

/** {@code nc_webdav_read_file}: a file, or a part of it. */
@Singleton
public class ReadFile extends NextcloudTool {

    private static final int USUAL = 256 << 10;
    private static final int MOST = 1 << 20;

    /** The longest character of UTF-8: a shorter range could hold none and never get on. */
    private static final int LEAST = 4;

    private static final Set<String> DOCUMENTS =
            Set.of("pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "epub");

    @Inject
    public ReadFile(NextcloudAccess access) {
        super(access, describe());
    }

    @Override
    protected Work prepare(ToolArguments arguments) {
        var path = FilePath.parse(arguments.text("path"));
        if (arguments.flag("parse_document", false) && isDocument(path)) {
            throw new RefusedException(
                    "Extracting text from documents is not supported yet, so " + path + " was not read.",
                    "Call again without parse_document to get its bytes.");
        }
        var offset = arguments.optionalInteger("offset").orElse(0);
        var length = (int) arguments.optionalInteger("length").orElse(USUAL);
        return client -> {
            // GET on a folder is 200 with an empty body, not an error: what it is must be known before.
            var files = new Files(client);
            var file = files.file(path);
            var size = file.size().orElse(Long.MAX_VALUE);
            if (offset > 0 && offset >= size) {
                throw new RefusedException(
                        "The offset " + offset + " is not inside " + path + ", which has " + size + " bytes.",
                        "Use a smaller offset.");
            }
            var slice = size == 0 ? FileSlice.empty(file) : files.read(file, offset, length);
            return FileReading.of(file, slice);
        };
    }

    private static boolean isDocument(FilePath path) {
        var name = path.name().toLowerCase(Locale.ROOT);
        return DOCUMENTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static ToolDescription describe() {
        return new ToolDescription(
                "nc_webdav_read_file",
                "Read a file",
                "Reads a file of the user's Nextcloud. Text comes as text in content; anything else comes as an embedded"
                        + " resource with the bytes. One call reads up to 256 KiB unless length says otherwise, at most"
                        + " 1 MiB: if truncated is true, call again with offset set to next_offset. The answer's etag is"
                        + " what nc_webdav_write_file needs as if_match to replace the file.",
                Scopes.of("files.read"),
                ToolAnnotations.reading(),
                JsonSchema.object()
                        .required(
                                "path",
                                JsonSchema.string()
                                        .described(
                                                "The file, from the user's root, such as Documents/report.txt. As people"
                                                        + " write it, not percent-encoded."))
                        .optional(
                                "parse_document",
                                JsonSchema.bool()
                                        .described(
                                                "Extract the text of a PDF or office document. Not supported yet: such a"
                                                        + " call is refused.")
                                        .defaultsTo(false))
                        .optional(
                                "offset",
                                JsonSchema.integer()
                                        .described("Where to begin, in bytes from the beginning of the file.")
                                        .between(0, Long.MAX_VALUE / 2)
                                        .defaultsTo(0))
                        .optional(
                                "length",
                                JsonSchema.integer()
                                        .described("How many bytes to read at most.")
                                        .between(LEAST, MOST)
                                        .defaultsTo(USUAL))
                        .json(),
                FileReading.SCHEMA.json());
    }
}
