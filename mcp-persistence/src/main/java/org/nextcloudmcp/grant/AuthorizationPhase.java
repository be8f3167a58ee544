package org.nextcloudmcp.grant;

/** How far a pending authorization has come. It only moves forward. */
enum AuthorizationPhase {
    /** The link was handed out. */
    OPEN,
    /** The user pressed Continue and is at the provider. */
    BEGUN,
    /** The user declined. */
    DECLINED,
    /** The provider's answer came back. */
    CONSUMED
}
