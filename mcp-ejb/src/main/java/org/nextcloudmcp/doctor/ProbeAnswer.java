package org.nextcloudmcp.doctor;

import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.provisioning.Refusal;

/** What came of an authorization response that was for a probe. */
public sealed interface ProbeAnswer {

    /**
     * It is being measured.
     *
     * @param again what may open a second sign-in, once it is known whether one is needed
     * @param last whether this was the second one
     */
    record Measuring(RequestHandle again, boolean last) implements ProbeAnswer {}

    /** Nothing is measured, and the probe is over. */
    record Over(ProbeOutcome outcome) implements ProbeAnswer {}

    /** The response was not taken; a probe that may be waiting is none the worse for it. */
    record NotTaken(Refusal why) implements ProbeAnswer {}
}
