package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_list_keywords}: which keywords there are. */
@Singleton
public class ListKeywords {

    record Output(List<Counted> keywords) {}

    @Tool(
            name = "nc_cookbook_list_keywords",
            title = "List recipe keywords",
            description =
                    "Lists the keywords of the recipes in the user's Nextcloud Cookbook with how many recipes each has."
                            + " Use names with nc_cookbook_get_recipes_with_keywords.",
            scopes = "cookbook.read",
            apps = NextcloudApp.COOKBOOK,
            calls = "GET /index.php/apps/cookbook/api/v1/keywords",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(NextcloudClient nextcloud) {
        return new Output(new Cookbook(nextcloud)
                .counts("keywords").stream().map(Counted::of).toList());
    }
}
