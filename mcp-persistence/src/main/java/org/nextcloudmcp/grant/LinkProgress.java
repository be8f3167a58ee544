package org.nextcloudmcp.grant;

/** How far the user has come with a link. */
public enum LinkProgress {
    /** Not answered yet, and it still can be; or the provider's answer is being made into a grant just now. */
    OPEN,

    /** The user said no, on our page or at the provider. */
    DECLINED,

    /** What the provider answered has been dealt with; or time ran out; or there was never such a link. */
    OVER
}
