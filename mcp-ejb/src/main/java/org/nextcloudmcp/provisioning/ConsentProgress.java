package org.nextcloudmcp.provisioning;

/** How it stands with a consent that somebody waits for. */
public enum ConsentProgress {
    /** There is a live grant, however it came to be. */
    GIVEN,

    /** The user has not answered yet, and still can. */
    OPEN,

    /** The user said no. */
    DECLINED,

    /** Nothing will come of this link any more. */
    OVER
}
