package org.nextcloudmcp.probe;

/** How far a probe has come. */
public enum ProbePhase {
    /** The link to a sign-in was handed out. */
    OPEN,
    /** The test user pressed Continue and is at the provider. */
    BEGUN,
    /** The provider's answer came back, and a node measures. */
    MEASURING,
    /** It is over, well or not. */
    ENDED
}
