package org.nextcloudmcp.tools;

import java.util.List;
import java.util.Set;
import org.nextcloudmcp.apps.NextcloudApp;

/**
 * What a tool needs and asks of the user's Nextcloud.
 *
 * @param apps without which it can do nothing, all of them
 * @param calls method and path of its requests, with names in braces for what differs from call to call
 */
public record ToolReach(Set<NextcloudApp> apps, List<String> calls) {

    public static final ToolReach NONE = new ToolReach(Set.of(), List.of());

    public ToolReach {
        apps = Set.copyOf(apps);
        calls = List.copyOf(calls);
    }
}
