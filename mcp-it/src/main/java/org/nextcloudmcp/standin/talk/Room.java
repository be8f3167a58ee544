package org.nextcloudmcp.standin.talk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A conversation with who is in it and what was said. Its methods are called by one thread at a time. */
final class Room {
    static final int ONE_TO_ONE = 1;
    static final int GROUP = 2;
    static final int PUBLIC = 3;

    private final long id;
    private final String token;
    private final int type;
    private final String name;
    private final Map<String, Attendee> attendees = new LinkedHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Long> read = new ConcurrentHashMap<>();

    Room(long id, String token, int type, String name) {
        this.id = id;
        this.token = token;
        this.type = type;
        this.name = name;
    }

    long id() {
        return id;
    }

    String token() {
        return token;
    }

    int type() {
        return type;
    }

    String name() {
        return name;
    }

    Map<String, Attendee> attendees() {
        return attendees;
    }

    List<Message> messages() {
        return messages;
    }

    boolean hasUser(String userId) {
        return attendees.containsKey("users/" + userId);
    }

    boolean isModerator(String userId) {
        Attendee attendee = attendees.get("users/" + userId);
        return attendee != null && attendee.role() <= Attendee.MODERATOR;
    }

    /** Nobody comes in twice. */
    void add(Attendee attendee) {
        attendees.putIfAbsent(attendee.kind() + "/" + attendee.actor(), attendee);
    }

    Optional<Message> message(long wanted) {
        return messages.stream().filter(message -> message.id() == wanted).findFirst();
    }

    Optional<Message> last() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
    }

    void markRead(String userId, long message) {
        read.put(userId, message);
    }

    long readBy(String userId) {
        return read.getOrDefault(userId, 0L);
    }

    /** What others said behind a user's marker. */
    long unread(String userId) {
        return messages.stream()
                .filter(message -> message.id() > readBy(userId)
                        && !message.author().equals(userId)
                        && message.system().isEmpty())
                .count();
    }

    /**
     * Somebody in a conversation.
     *
     * @param kind users or emails
     * @param role 1 owner, 2 moderator, 3 user, 4 guest
     */
    record Attendee(long id, String kind, String actor, String name, int role) {
        static final int OWNER = 1;
        static final int MODERATOR = 2;
        static final int USER = 3;
        static final int GUEST = 4;
    }
}
