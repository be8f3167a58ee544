package org.nextcloudmcp.nextcloud;

import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;

/**
 * What is answered for an app that this user's Nextcloud does not have. Nextcloud itself says only that there is no such
 * route: 404 with an empty page where a route of the app would answer JSON, and 404 with the code 998 in OCS.
 */
public final class MissingApp {

    /** OCS: no such route; some routes of apps that are there use it for what the user may not see. */
    private static final int NO_ROUTE = 998;

    private MissingApp() {}

    /**
     * Refuses if the answer is one that only a Nextcloud without the app gives. For apps whose own 404 is JSON and whose
     * OCS routes do not answer with code 998.
     *
     * @throws RefusedException that names the app
     */
    public static void check(NextcloudResponse response, NextcloudApp app) {
        if (looksMissing(response)) {
            throw refusal(app);
        }
    }

    /**
     * The same for apps whose own 404 may look like that of a missing app: the user's Nextcloud is asked which it is,
     * unless that is known.
     *
     * @throws RefusedException that names the app
     */
    public static void check(NextcloudResponse response, NextcloudApp app, NextcloudClient client) {
        if (looksMissing(response) && client.lacks(app)) {
            throw refusal(app);
        }
    }

    /** Says that the app is missing, and who can do something about it. */
    public static RefusedException refusal(NextcloudApp app) {
        return new RefusedException(
                app.whenMissing(), "Ask the Nextcloud administrator to install it, or do without it.");
    }

    private static boolean looksMissing(NextcloudResponse response) {
        if (!response.is(404)) {
            return false;
        }
        if (response.mediaType().equals("application/json")) {
            return Ocs.code(response).equals(Optional.of(NO_ROUTE));
        }
        return !response.mediaType().endsWith("/xml");
    }
}
