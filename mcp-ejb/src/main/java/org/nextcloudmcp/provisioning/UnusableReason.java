package org.nextcloudmcp.provisioning;

/** Why a connect link cannot be used. */
public enum UnusableReason {
    /** Never given out, or forgotten long after its end. */
    UNKNOWN,
    /** Older than ten minutes. */
    EXPIRED,
    /** Continued or declined before. */
    USED
}
