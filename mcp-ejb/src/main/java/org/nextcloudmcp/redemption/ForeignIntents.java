package org.nextcloudmcp.redemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nextcloudmcp.intent.RedemptionIntent;

/**
 * Tells the intents of nodes that work from those of nodes that are gone. A node that works stores its answer, or gives
 * its intent up, within seconds of reaching the database. So an intent is given up for lost only if this node has seen it
 * for a while in looks without a gap: an old date proves nothing, for after an outage of the database every intent is old,
 * and the answers to them lie in journals that are just being drained.
 */
public final class ForeignIntents {

    /** Beyond the longest that a node listens to the provider, with as much again. */
    static final Duration UNTIL_GONE = Duration.ofMinutes(2);

    /** A look that comes later than this after the last one says nothing about the time between. */
    static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<UUID, Instant> firstSeen = new HashMap<>();
    private Instant lastLook = Instant.MIN;

    public ForeignIntents(Clock clock) {
        this.clock = clock;
    }

    /** The database was read, and these are all intents there are. */
    public synchronized void seen(Collection<RedemptionIntent> intents) {
        var now = clock.instant();
        if (now.isBefore(lastLook) || lastLook.isBefore(now.minus(LONGEST_GAP))) {
            firstSeen.clear();
        }
        lastLook = now;
        firstSeen.keySet().retainAll(intents.stream().map(RedemptionIntent::id).collect(Collectors.toSet()));
        intents.forEach(intent -> firstSeen.putIfAbsent(intent.id(), now));
    }

    /** The database could not be read: nobody may have been able to store anything. */
    public synchronized void blind() {
        firstSeen.clear();
    }

    /** Whether a look before the last one has seen it, and all since. */
    public synchronized boolean stayed(RedemptionIntent intent) {
        return seenFor(intent).filter(time -> !time.isZero()).isPresent();
    }

    /** Whether the intent's node is gone, and with it what it may know of an answer. */
    public synchronized boolean gone(RedemptionIntent intent) {
        return seenFor(intent).filter(time -> time.compareTo(UNTIL_GONE) >= 0).isPresent();
    }

    private Optional<Duration> seenFor(RedemptionIntent intent) {
        return Optional.ofNullable(firstSeen.get(intent.id()))
                .filter(first -> !lastLook.isBefore(clock.instant().minus(LONGEST_GAP)))
                .map(first -> Duration.between(first, lastLook));
    }
}
