package org.nextcloudmcp.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configuration;

/** Counts the streams that are open on this node, all together and by user. */
@Singleton
public class StreamLimits {

    /** Streams are long: who waits only a moment waits in vain. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Configuration configuration;
    private final Map<Subject, Integer> byUser = new HashMap<>();
    private int all;

    @Inject
    public StreamLimits(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Whether this caller may open one more stream now. */
    public synchronized Permission open(Caller caller) {
        var limits = configuration.settings().limits();
        var subject = caller.subject();
        if (byUser.getOrDefault(subject, 0) >= limits.streamsPerUser()) {
            return refused("You have %d streams open here; more are not allowed.".formatted(limits.streamsPerUser()));
        }
        if (all >= limits.streams()) {
            return refused("%d streams are open here; more are not allowed.".formatted(limits.streams()));
        }
        all++;
        byUser.merge(subject, 1, Integer::sum);
        return new Permission.Granted(() -> closed(subject));
    }

    /** How many are open, of all users together. */
    public synchronized int open() {
        return all;
    }

    private synchronized void closed(Subject subject) {
        all--;
        // whoever has none is not remembered
        byUser.computeIfPresent(subject, (same, count) -> count == 1 ? null : count - 1);
    }

    private static Permission refused(String why) {
        return new Permission.Refused(RETRY_AFTER, why);
    }
}
