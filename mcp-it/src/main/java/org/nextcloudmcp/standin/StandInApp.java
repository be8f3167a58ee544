package org.nextcloudmcp.standin;

import java.util.List;

/**
 * A part of Nextcloud that answers some paths. Maintenance mode, sign-in, the CORS check of app routes, OCS v1 and OCS in
 * XML are seen to before it is asked; a {@link org.nextcloudmcp.standin.dav.DavRefused} becomes its answer after it.
 */
public interface StandInApp {
    /** The app's id, as in {@code /apps/<id>}; {@link World#remove} takes it away. */
    String id();

    /**
     * The beginnings of the paths that it answers, without {@code /index.php} and with {@code v2.php} for OCS. Of two
     * apps the one with the longer beginning answers.
     */
    List<String> roots();

    /**
     * Answers a request. Requests of several users come at the same time.
     *
     * @param ask with a path that begins with one of the roots
     * @param user who asks
     */
    Answer answer(Ask ask, Account user);
}
