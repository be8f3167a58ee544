package org.nextcloudmcp.doctor;

import java.net.URI;
import java.time.Instant;

/** What starting a probe came to. */
public sealed interface ProbeStart {

    /**
     * The test user opens this link.
     *
     * @param link our own page, usable once
     * @param expiresAt when it stops working
     */
    record Link(URI link, Instant expiresAt) implements ProbeStart {}

    /** One is measuring now. */
    record Busy() implements ProbeStart {}
}
