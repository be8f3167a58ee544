package org.nextcloudmcp.nextcloud.sharing;

import static org.nextcloudmcp.apps.NextcloudApp.SHARING;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_share_get}: one share. */
@Singleton
public class GetShare {

    record Input(
            @ToolArg(description = "The share's id, as nc_share_list answers it.") @Min(1)
            long shareId) {}

    @Tool(
            name = "nc_share_get",
            title = "Show a share",
            description =
                    "Shows one share that the user made or received: what is shared, with whom, permissions, end; and the"
                            + " address of a public link. Passwords are never shown.",
            scopes = "sharing.read",
            apps = SHARING,
            calls = "GET /ocs/v2.php/apps/files_sharing/api/v1/shares/{share_id}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public ShareAnswer get(Input input, NextcloudClient nextcloud) {
        return ShareAnswer.whole(new Shares(nextcloud).get(input.shareId()), nextcloud);
    }
}
