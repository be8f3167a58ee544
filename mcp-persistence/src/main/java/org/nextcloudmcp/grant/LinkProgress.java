package org.nextcloudmcp.grant;

/** How far the user has come with a link. */
public enum LinkProgress {
    /** Not answered yet, and it still can be; perhaps the user is at the provider just now. */
    OPEN,

    /** The user said no on our page. */
    DECLINED,

    /** The provider's answer came back, with whatever result; or time ran out; or there was never such a link. */
    OVER
}
