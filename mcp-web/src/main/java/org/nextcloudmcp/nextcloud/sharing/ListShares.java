package org.nextcloudmcp.nextcloud.sharing;

import static org.nextcloudmcp.apps.NextcloudApp.SHARING;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_share_list}: what the user shares, or what others share with the user. */
@Singleton
public class ListShares {

    private static final String NAME = "nc_share_list";

    record Input(
            @ToolArg(description = "Only shares of this file or folder itself, from the user's root.")
            Optional<String> path,

            @ToolArg(
                    description = "true: what others share with the user. false: what the user shares with others.",
                    defaultValue = "false")
            boolean sharedWithMe,

            @ToolArg(description = "How many shares to answer.", defaultValue = "50") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, with the same arguments, to go on behind it.")
            Optional<String> cursor) {}

    record Output(
            List<ShareAnswer> shares,
            @Description("How many there are in all.") int total,

            @Description("Where to go on; there if there are more.")
            Optional<String> nextCursor) {}

    @Tool(
            name = NAME,
            title = "List shares",
            description =
                    "Lists what the user shares with others, in all or of one file or folder; or, with shared_with_me, what"
                            + " others share with the user. Answers for each share what, with whom, permissions and end; the"
                            + " address of a public link is answered by nc_share_get only.",
            scopes = "sharing.read",
            apps = SHARING,
            calls = "GET /ocs/v2.php/apps/files_sharing/api/v1/shares",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var cursor = new Cursor(NAME);
        var position = cursor.position(input.cursor());
        var path = input.path().map(FilePath::parse).filter(given -> !given.isRoot());
        var shares = new Shares(nextcloud).list(path, input.sharedWithMe());
        var page = Page.of(shares, ListShares::key, position, input.limit());
        return new Output(
                page.entries().stream()
                        .map(share -> ShareAnswer.listed(share, nextcloud))
                        .toList(),
                shares.size(),
                page.next().map(cursor::behind));
    }

    /** As text in the order of the numbers. */
    private static String key(Share share) {
        return String.format(Locale.ROOT, "%019d", share.id());
    }
}
