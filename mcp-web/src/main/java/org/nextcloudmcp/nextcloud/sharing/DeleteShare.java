package org.nextcloudmcp.nextcloud.sharing;

import static org.nextcloudmcp.apps.NextcloudApp.SHARING;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_share_delete}: the end of a share. */
@Singleton
public class DeleteShare {

    record Input(
            @ToolArg(description = "The share's id, as nc_share_list answers it.") @Min(1)
            long shareId,

            @ToolArg(
                    description =
                            "Only for a share that somebody else made: true if the user knows that it ends for its"
                                    + " owner too, who would have to share again.",
                    defaultValue = "false")
            boolean receivedToo) {}

    record Output(
            @Description("The share that is gone; the file itself is where it was.")
            ShareAnswer deleted) {}

    @Tool(
            name = "nc_share_delete",
            title = "End a share",
            description =
                    "Ends a share that the user made: the receiver loses access at once, a link stops working. The file stays."
                            + " It cannot be restored; sharing again makes a new share, and a new link has another address. A"
                            + " share that somebody else made is not ended unless received_too says so, because Nextcloud"
                            + " then removes it for its owner as well.",
            scopes = "sharing.write",
            apps = SHARING,
            calls = {
                "GET /ocs/v2.php/apps/files_sharing/api/v1/shares/{share_id}",
                "DELETE /ocs/v2.php/apps/files_sharing/api/v1/shares/{share_id}"
            },
            annotations = @Tool.Annotations(idempotentHint = true, openWorldHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var shares = new Shares(nextcloud);
        var share = shares.get(input.shareId());
        var own = share.isOf(nextcloud.userId());
        if (!own && !input.receivedToo()) {
            throw new RefusedException(
                    "The share " + share.id() + " " + share.words() + " was made by " + share.ownerName()
                            + ". Ended by its receiver, Nextcloud removes it for its owner too.",
                    "Nothing was changed. Ask the user; only if the user wants this, call again with received_too true.");
        }
        shares.delete(share.id());
        return ToolAnswer.of(
                new Output(ShareAnswer.listed(share, nextcloud)),
                "Ended share " + share.id() + " " + share.words()
                        + (own ? "." : ", which " + share.ownerName() + " had made.")
                        + " The file itself was not touched.");
    }
}
