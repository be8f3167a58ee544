package org.nextcloudmcp.provisioning;

/** What Decline leads to. */
public sealed interface ConsentDecline {

    /** The link is used up; nothing was stored. */
    record Declined() implements ConsentDecline {}

    /** The link could not be used in the first place. */
    record Unusable(UnusableReason reason) implements ConsentDecline {}
}
