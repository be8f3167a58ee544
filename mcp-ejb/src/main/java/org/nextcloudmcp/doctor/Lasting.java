package org.nextcloudmcp.doctor;

import java.time.Duration;

/** From which life of a refresh token on a grant can last here. */
final class Lasting {

    /** As rotation has it: it comes by every minute, and rotates at half of a token's life. */
    static final Duration SHORTEST = Duration.ofMinutes(3);

    private Lasting() {}
}
