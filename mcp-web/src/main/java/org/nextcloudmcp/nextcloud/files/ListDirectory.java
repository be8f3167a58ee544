package org.nextcloudmcp.nextcloud.files;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudTool;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.JsonSchema;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolResult;

/** {@code nc_webdav_list_directory}: what is in a folder. */
@Singleton
public class ListDirectory extends NextcloudTool {

    private static final int USUAL = 500;
    private static final int MOST = 1000;

    /** By name, and the same at every call, so that pages neither overlap nor leave a gap. */
    private static final Comparator<FileEntry> ORDER = Comparator.comparing(
                    (FileEntry entry) -> entry.path().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(entry -> entry.path().name());

    @Inject
    public ListDirectory(NextcloudAccess access) {
        super(access, describe());
    }

    @Override
    protected Work prepare(ToolArguments arguments) {
        var folder = FilePath.parse(arguments.optionalText("path").orElse("/"));
        var limit = arguments.optionalInteger("limit").orElse(USUAL);
        var offset = arguments.optionalInteger("offset").orElse(0);
        return client -> page(folder, new Files(client).list(folder), offset, limit);
    }

    private static ToolResult page(FilePath folder, List<FileEntry> all, long offset, long limit) {
        var entries = CachedJson.array();
        all.stream()
                .sorted(ORDER)
                .skip(offset)
                .limit(limit)
                .map(FileEntryJson::of)
                .forEach(entries::add);
        return ToolResult.success(CachedJson.object()
                .add("path", folder.toString())
                .add("entries", entries)
                .add("total", all.size())
                .add("offset", offset)
                .add("truncated", offset + limit < all.size())
                .build());
    }

    private static ToolDescription describe() {
        return new ToolDescription(
                "nc_webdav_list_directory",
                "List a folder",
                "Lists the files and folders directly inside one folder of the user's Nextcloud, sorted by name. Each entry"
                        + " has its path (use it as it is with the other file tools), type, size in bytes, media type,"
                        + " etag, time of the last change (UTC) and Nextcloud's permission letters. If truncated is true,"
                        + " ask again with a larger offset.",
                Scopes.of("files.read"),
                ToolAnnotations.reading(),
                JsonSchema.object()
                        .optional(
                                "path",
                                JsonSchema.string()
                                        .described(
                                                "The folder, from the user's root, such as Documents/Letters; / is the"
                                                        + " root. Names as people write them, not percent-encoded.")
                                        .defaultsTo("/"))
                        .optional(
                                "limit",
                                JsonSchema.integer()
                                        .described("How many entries to answer.")
                                        .between(1, MOST)
                                        .defaultsTo(USUAL))
                        .optional(
                                "offset",
                                JsonSchema.integer()
                                        .described("How many entries to leave out at the beginning.")
                                        .between(0, Integer.MAX_VALUE)
                                        .defaultsTo(0))
                        .json(),
                JsonSchema.object()
                        .required("path", JsonSchema.string().described("The folder."))
                        .required("entries", JsonSchema.arrayOf(FileEntryJson.SCHEMA))
                        .required("total", JsonSchema.integer().described("How many entries the folder has."))
                        .required("offset", JsonSchema.integer())
                        .required("truncated", JsonSchema.bool().described("Whether there are more behind these."))
                        .json());
    }
}
