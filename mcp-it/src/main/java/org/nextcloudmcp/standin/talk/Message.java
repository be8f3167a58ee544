package org.nextcloudmcp.standin.talk;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A message. Who reacted to it is kept by emoji, in the order of coming. */
final class Message {
    private final long id;
    private final String author;
    private final long time;
    private final String text;
    private final String system;
    private final String reference;
    private final long parent;
    private final Map<String, Set<String>> reactions = new LinkedHashMap<>();

    /**
     * A new one.
     *
     * @param system which event it tells, or empty
     * @param parent the message that it answers, or 0
     */
    Message(long id, String author, long time, String text, String system, String reference, long parent) {
        this.id = id;
        this.author = author;
        this.time = time;
        this.text = text;
        this.system = system;
        this.reference = reference;
        this.parent = parent;
    }

    long id() {
        return id;
    }

    String author() {
        return author;
    }

    long time() {
        return time;
    }

    String text() {
        return text;
    }

    String system() {
        return system;
    }

    String reference() {
        return reference;
    }

    long parent() {
        return parent;
    }

    Map<String, Set<String>> reactions() {
        return reactions;
    }

    /** Whether it is new. */
    boolean react(String emoji, String userId) {
        return reactions.computeIfAbsent(emoji, none -> new LinkedHashSet<>()).add(userId);
    }

    /** Whether it was there. */
    boolean takeBack(String emoji, String userId) {
        Set<String> users = reactions.getOrDefault(emoji, Set.of());
        boolean there = users.contains(userId);
        if (there) {
            users.remove(userId);
            reactions.values().removeIf(Set::isEmpty);
        }
        return there;
    }
}
