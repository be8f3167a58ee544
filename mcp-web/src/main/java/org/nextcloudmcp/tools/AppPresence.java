package org.nextcloudmcp.tools;

import java.util.Set;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.call.Call;

/**
 * Which apps the caller's Nextcloud lacks. Never asks the user for anything and never fails: what cannot be found out is
 * there, because the app's own answer will tell.
 */
public interface AppPresence {

    /** For lists: all that are missing. May ask Nextcloud, once in some minutes. */
    Set<NextcloudApp> missing(Call call);

    /** Before a call: those of the needed ones that are missing. Asks Nextcloud only to make sure of one that was. */
    Set<NextcloudApp> missing(Call call, Set<NextcloudApp> needed);

    /** Where nothing is known. */
    AppPresence UNKNOWN = new AppPresence() {
        @Override
        public Set<NextcloudApp> missing(Call call) {
            return Set.of();
        }

        @Override
        public Set<NextcloudApp> missing(Call call, Set<NextcloudApp> needed) {
            return Set.of();
        }
    };
}
