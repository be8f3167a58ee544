package org.nextcloudmcp.limits;

import org.nextcloudmcp.settings.LimitSettings;

/**
 * The calls of one user with one client: a token bucket, kept as the one moment at which it will be full again (the
 * generic cell rate algorithm), and the number under way.
 *
 * @param fullAt microseconds since 1970
 * @param running calls that have begun and not ended
 */
record CallMeter(long fullAt, int running) {

    private static final long MICROS_A_MINUTE = 60_000_000;

    /** Nobody has called yet. */
    static final CallMeter IDLE = new CallMeter(Long.MIN_VALUE, 0);

    /** With one call more. Only after {@link #wait} has said zero. */
    CallMeter begun(LimitSettings limits, long now) {
        return limits.callsPerMinute() == 0
                ? new CallMeter(fullAt, running + 1)
                : new CallMeter(filled(limits, now) + interval(limits), running + 1);
    }

    /** After a refusal: the same, but for a clock that was set back. */
    CallMeter seen(LimitSettings limits, long now) {
        return limits.callsPerMinute() == 0 ? this : new CallMeter(filled(limits, now), running);
    }

    CallMeter ended() {
        return new CallMeter(fullAt, running - 1);
    }

    /** How long until the rate allows another call; zero: it does. */
    long wait(LimitSettings limits, long now) {
        if (limits.callsPerMinute() == 0) {
            return 0;
        }
        return Math.max(0, filled(limits, now) + interval(limits) - now - capacity(limits));
    }

    /** Whether forgetting this meter would change nothing. */
    boolean idle(LimitSettings limits, long now) {
        return running == 0 && (limits.callsPerMinute() == 0 || fullAt <= now || fullAt > now + capacity(limits));
    }

    /** Never further away than the whole bucket: a clock that is set back must not shut anybody out for longer. */
    private long filled(LimitSettings limits, long now) {
        return Math.min(Math.max(fullAt, now), now + capacity(limits));
    }

    private static long interval(LimitSettings limits) {
        return MICROS_A_MINUTE / limits.callsPerMinute();
    }

    private static long capacity(LimitSettings limits) {
        return limits.burst() * interval(limits);
    }
}
