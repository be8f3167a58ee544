package org.nextcloudmcp.nextcloud.files;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_list_directory}: what is in a folder. */
@Singleton
public class ListDirectory {

    /** By name, and the same at every call, so that pages neither overlap nor leave a gap. */
    private static final Comparator<FileEntry> ORDER = Comparator.comparing(
                    (FileEntry entry) -> entry.path().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(entry -> entry.path().name());

    record Input(
            @ToolArg(
                    description = "The folder, from the user's root, such as Documents/Letters; / is the root. Names as"
                            + " people write them, not percent-encoded.",
                    defaultValue = "/")
            String path,

            @ToolArg(description = "How many entries to answer.", defaultValue = "500") @Min(1) @Max(1000)
            int limit,

            @ToolArg(description = "How many entries to leave out at the beginning.", defaultValue = "0") @Min(0)
            int offset) {}

    record Output(
            @Description("The folder.") String path,
            List<ListedFile> entries,
            @Description("How many entries the folder has.") int total,
            int offset,

            @Description("Whether there are more behind these.")
            boolean truncated) {}

    @Tool(
            name = "nc_webdav_list_directory",
            title = "List a folder",
            description =
                    "Lists the files and folders directly inside one folder of the user's Nextcloud, sorted by name. Each entry"
                            + " has its path (use it as it is with the other file tools), type, size in bytes, media type,"
                            + " etag, time of the last change (UTC) and Nextcloud's permission letters. If truncated is true,"
                            + " ask again with a larger offset.",
            scopes = "files.read",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var folder = FilePath.parse(input.path());
        var all = new Files(nextcloud).list(folder);
        var entries = all.stream()
                .sorted(ORDER)
                .skip(input.offset())
                .limit(input.limit())
                .map(ListedFile::of)
                .toList();
        var isTruncated = (long) input.offset() + input.limit() < all.size();
        return new Output(folder.toString(), entries, all.size(), input.offset(), isTruncated);
    }
}
