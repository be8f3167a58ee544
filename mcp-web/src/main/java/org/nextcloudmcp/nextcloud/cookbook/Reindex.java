package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_reindex}: looking for recipes in the files again. */
@Singleton
public class Reindex {

    record Output(
            @Description("How many recipes there are now.") int recipes) {}

    @Tool(
            name = "nc_cookbook_reindex",
            title = "Find recipes again",
            description =
                    "Has the user's Nextcloud Cookbook read all recipe files again. Needed only after recipe files were changed,"
                            + " moved or restored outside the cookbook. Takes long with many recipes.",
            scopes = "cookbook.write",
            apps = NextcloudApp.COOKBOOK,
            calls = {"POST /index.php/apps/cookbook/api/v1/reindex", "GET /index.php/apps/cookbook/api/v1/recipes"},
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true))
    public Output reindex(NextcloudClient nextcloud) {
        var cookbook = new Cookbook(nextcloud);
        cookbook.reindex();
        return new Output(cookbook.all().size());
    }
}
