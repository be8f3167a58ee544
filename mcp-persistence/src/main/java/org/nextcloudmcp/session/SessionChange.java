package org.nextcloudmcp.session;

/** What came of a change to a session. */
public enum SessionChange {
    DONE,

    /** There is no such session of this user. */
    UNKNOWN,

    /** The session holds as much as it may. */
    TOO_MUCH
}
