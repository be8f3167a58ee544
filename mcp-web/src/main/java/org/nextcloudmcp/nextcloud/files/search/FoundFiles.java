package org.nextcloudmcp.nextcloud.files.search;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.FileSearch;
import org.nextcloudmcp.nextcloud.files.FileTree;
import org.nextcloudmcp.nextcloud.files.ListedFile;
import org.nextcloudmcp.schema.Description;

/** What the tools that search answer. */
record FoundFiles(
        @Description("The folder that was searched, with all folders in it.")
        String scope,

        List<ListedFile> files,

        @Description("There if more may follow: give it as cursor.")
        Optional<String> nextCursor) {

    /** The newest first. Nextcloud sorts, and counts from there. */
    private static final Optional<String> ORDER =
            Optional.of("<d:order><d:prop><d:getlastmodified/></d:prop><d:descending/></d:order>");

    private static final int FARTHEST = 1_000_000;

    static FoundFiles search(
            String tool,
            NextcloudClient nextcloud,
            String scope,
            Condition condition,
            int asked,
            Optional<String> cursor) {
        var limit = nextcloud.limits().entries(asked);
        var folder = FilePath.parse(scope);
        var pages = new Cursor(tool);
        var first = first(pages, cursor);
        var tree = new FileTree(nextcloud);
        var found = new FileSearch(nextcloud, tree).find(folder, condition.xml(), ORDER, first, limit);
        return new FoundFiles(
                folder.toString(),
                found.entries().stream()
                        .map(entry -> ListedFile.of(entry, tree))
                        .toList(),
                found.counted() < limit ? Optional.empty() : Optional.of(pages.behind(String.valueOf(first + limit))));
    }

    private static int first(Cursor pages, Optional<String> cursor) {
        var key = pages.position(cursor).after().orElse("0");
        if (!key.matches("\\d{1,7}") || Integer.parseInt(key) > FARTHEST) {
            throw new RefusedException(
                    "The argument cursor leads too far.", "Search in a smaller folder, or for something more precise.");
        }
        return Integer.parseInt(key);
    }
}
