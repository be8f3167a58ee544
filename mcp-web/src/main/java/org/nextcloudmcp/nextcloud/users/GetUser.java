package org.nextcloudmcp.nextcloud.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudTool;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.JsonSchema;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolResult;

/** {@code nc_user_get}: who the user is in Nextcloud. */
@Singleton
public class GetUser extends NextcloudTool {

    @Inject
    public GetUser(NextcloudAccess access) {
        super(access, describe());
    }

    @Override
    protected Work prepare(ToolArguments arguments) {
        return client ->
                ToolResult.success(Account.json(Ocs.data(client.send(Ocs.CURRENT_USER), "the user's account")));
    }

    private static ToolDescription describe() {
        return new ToolDescription(
                "nc_user_get",
                "Show the user's account",
                "Tells who the user is in Nextcloud: user id, display name, e-mail, groups, language, locale, time zone, and"
                        + " how much storage is used and left.",
                Scopes.of("profile"),
                ToolAnnotations.reading(),
                JsonSchema.object().json(),
                Account.SCHEMA.json());
    }
}
