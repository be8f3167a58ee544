package org.nextcloudmcp.provider;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the provider has seen of refresh tokens since its start. */
public final class RefreshCounts {
    private final Map<String, AtomicInteger> rotations = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger reuses = new AtomicInteger();
    private final AtomicInteger graceUses = new AtomicInteger();
    private final AtomicInteger familiesKilled = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    /** How often a refresh token was rotated. */
    public int rotations() {
        return total.get();
    }

    /** How often one of this subject's was. */
    public int rotations(String subject) {
        return rotations.getOrDefault(subject, new AtomicInteger()).get();
    }

    /** How often a spent refresh token was presented, and not within the grace window: what must never happen. */
    public int reuses() {
        return reuses.get();
    }

    /** How often a spent refresh token was presented within the grace window. */
    public int graceUses() {
        return graceUses.get();
    }

    /** How many families of tokens ended by reuse. */
    public int familiesKilled() {
        return familiesKilled.get();
    }

    /** The most refreshes that were under way at one time since this was last asked. */
    public int mostAtOnce() {
        return mostAtOnce.getAndSet(underWay.get());
    }

    void rotated(String subject) {
        total.incrementAndGet();
        rotations.computeIfAbsent(subject, key -> new AtomicInteger()).incrementAndGet();
    }

    void reused(boolean killed) {
        reuses.incrementAndGet();
        if (killed) {
            familiesKilled.incrementAndGet();
        }
    }

    void usedInGrace() {
        graceUses.incrementAndGet();
    }

    void begun() {
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    }

    void ended() {
        underWay.decrementAndGet();
    }

    @Override
    public String toString() {
        return rotations() + " rotations, " + reuses() + " reuses, " + graceUses() + " in grace, " + familiesKilled()
                + " families killed";
    }
}
