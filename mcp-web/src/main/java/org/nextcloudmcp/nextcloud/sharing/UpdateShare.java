package org.nextcloudmcp.nextcloud.sharing;

import static org.nextcloudmcp.apps.NextcloudApp.SHARING;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_share_update}: other permissions. */
@Singleton
public class UpdateShare {

    record Input(
            @ToolArg(description = "The share's id, as nc_share_list answers it.") @Min(1)
            long shareId,

            @ToolArg(
                    description =
                            "What the receiver may do from now on, as a sum: 1 read, 2 update, 4 create, 8 delete, 16"
                                    + " share with others. 1 reads only, 3 edits a file, 15 edits a folder, 31 everything.")
            @Min(1)
            @Max(31)
            int permissions) {}

    @Tool(
            name = "nc_share_update",
            title = "Change a share's permissions",
            description =
                    "Changes what the receiver of a share may do; everything else of the share stays. Only who made the share"
                            + " can do this. The server may give other permissions than asked for (a file has no create and"
                            + " delete); the answer has those it gave. A change that somebody else makes at the same time"
                            + " cannot be noticed: the last one counts.",
            scopes = "sharing.write",
            apps = SHARING,
            calls = {
                "GET /ocs/v2.php/apps/files_sharing/api/v1/shares/{share_id}",
                "PUT /ocs/v2.php/apps/files_sharing/api/v1/shares/{share_id}"
            },
            annotations = @Tool.Annotations(idempotentHint = true, openWorldHint = true))
    public ToolAnswer<ShareAnswer> update(Input input, NextcloudClient nextcloud) {
        var shares = new Shares(nextcloud);
        var before = shares.get(input.shareId());
        var share = shares.setPermissions(before.id(), input.permissions());
        var sentence = "Share " + share.id() + " " + share.words() + " gives " + Permission.words(share.permissions())
                + " now; before it gave " + Permission.words(before.permissions()) + ".";
        if (share.permissions() != input.permissions()) {
            sentence += " You asked for " + Permission.words(input.permissions()) + "; Nextcloud made this of it.";
        }
        return ToolAnswer.of(ShareAnswer.listed(share, nextcloud), sentence);
    }
}
