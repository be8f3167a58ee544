package org.nextcloudmcp.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.LimitSettings;

/**
 * Counts calls by user and client on this node. A pair that is quiet is forgotten without loss, because its bucket is
 * full again; so memory is bounded by who has called in the last moments, and that by a fixed number.
 */
@Singleton
public class CallLimits {

    /** Pairs remembered; more at the same time would be more users than a node can serve. */
    static final int MOST_PAIRS = 50_000;

    private static final long BETWEEN_SWEEPS = TimeUnit.SECONDS.toMicros(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Configuration configuration;
    private final Clock clock;
    private final ConcurrentMap<Pair, CallMeter> meters = new ConcurrentHashMap<>();
    private final AtomicLong lastSweep = new AtomicLong();

    @Inject
    public CallLimits(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    private record Pair(Subject subject, Optional<ClientId> client) {}

    /** Whether this caller may make one more call now. */
    public Permission admit(Caller caller) {
        var limits = configuration.settings().limits();
        var now = TimeUnit.MILLISECONDS.toMicros(clock.millis());
        var pair = new Pair(caller.subject(), caller.client());
        if (meters.size() >= MOST_PAIRS && !meters.containsKey(pair) && !sweptEnough(limits, now)) {
            return new Permission.Refused(SECOND, "This server has too many users at the moment.");
        }
        var attempt = new Attempt(limits, now);
        meters.compute(pair, (same, before) -> attempt.on(before == null ? CallMeter.IDLE : before));
        return attempt.refused == null ? new Permission.Granted(() -> ended(pair)) : attempt.refused;
    }

    /** How many pairs are remembered. */
    int remembered() {
        return meters.size();
    }

    private void ended(Pair pair) {
        meters.computeIfPresent(pair, (same, meter) -> meter.ended());
    }

    /** Forgets who is idle, once a second at most: a sweep looks at everybody. */
    private boolean sweptEnough(LimitSettings limits, long now) {
        var last = lastSweep.get();
        // the absolute value, so that a clock that is set back does not put sweeping off
        if (Math.abs(now - last) >= BETWEEN_SWEEPS && lastSweep.compareAndSet(last, now)) {
            meters.entrySet().removeIf(entry -> entry.getValue().idle(limits, now));
        }
        return meters.size() < MOST_PAIRS;
    }

    /** One look at one meter, while nobody else changes it. */
    private static final class Attempt {

        private final LimitSettings limits;
        private final long now;
        private @Nullable Permission refused;

        Attempt(LimitSettings limits, long now) {
            this.limits = limits;
            this.now = now;
        }

        CallMeter on(CallMeter meter) {
            var wait = meter.wait(limits, now);
            if (meter.running() >= limits.callsAtOnce()) {
                refused = new Permission.Refused(
                        SECOND,
                        "More than %d calls at once are not allowed; wait until one has ended."
                                .formatted(limits.callsAtOnce()));
            } else if (wait > 0) {
                refused = new Permission.Refused(
                        wholeSeconds(wait),
                        "More than %d calls a minute are not allowed, %d of them at once."
                                .formatted(limits.callsPerMinute(), limits.burst()));
            }
            return refused == null ? meter.begun(limits, now) : meter.seen(limits, now);
        }

        /** Rounded up: who comes back a moment too early is refused again. */
        private static Duration wholeSeconds(long micros) {
            return Duration.ofSeconds(-Math.floorDiv(-micros, TimeUnit.SECONDS.toMicros(1)));
        }
    }
}
