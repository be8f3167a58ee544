package org.nextcloudmcp.nextcloud.users;

import jakarta.inject.Singleton;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_user_get}: who the user is in Nextcloud. */
@Singleton
public class GetUser {

    @Tool(
            name = "nc_user_get",
            title = "Show the user's account",
            description =
                    "Tells who the user is in Nextcloud: user id, display name, e-mail, groups, language, locale, time zone,"
                            + " and how much storage is used and left.",
            scopes = "profile",
            calls = "GET /ocs/v2.php/cloud/user",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Account get(NextcloudClient nextcloud) {
        return Account.of(Ocs.data(nextcloud.send(Ocs.CURRENT_USER), "the user's account"));
    }
}
