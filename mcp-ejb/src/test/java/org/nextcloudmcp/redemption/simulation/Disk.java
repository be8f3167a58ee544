package org.nextcloudmcp.redemption.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Answered;

/** What a machine's journal holds. That an answer is done is written but not forced: a crash may bring it back. */
final class Disk {

    private final Map<UUID, Answered> forced = new LinkedHashMap<>();
    private final Set<UUID> doneUnforced = new HashSet<>();
    /** Sealed with a key that was taken away. */
    private final Set<UUID> unopenable = new HashSet<>();

    boolean full;

    void takeKeyAway() {
        unopenable.addAll(forced.keySet());
    }

    void putKeyBack() {
        unopenable.clear();
    }

    boolean bars(Subject subject, long generation) {
        return forced.values().stream()
                .filter(entry -> unopenable.contains(entry.intentId()))
                .anyMatch(entry -> entry.subject().equals(subject) && entry.generation() == generation);
    }

    void force(Answered answer) {
        forced.put(answer.intentId(), answer);
        forced.keySet().removeAll(doneUnforced);
        doneUnforced.clear();
    }

    void done(UUID intentId) {
        if (forced.containsKey(intentId)) {
            doneUnforced.add(intentId);
        }
    }

    void crash(Random random) {
        if (random.nextBoolean()) {
            forced.keySet().removeAll(doneUnforced);
        }
        doneUnforced.clear();
    }

    List<Answered> entries() {
        var entries = new ArrayList<Answered>();
        forced.values().stream()
                .filter(entry -> !doneUnforced.contains(entry.intentId()))
                .filter(entry -> !unopenable.contains(entry.intentId()))
                .forEach(entries::add);
        return entries;
    }
}
