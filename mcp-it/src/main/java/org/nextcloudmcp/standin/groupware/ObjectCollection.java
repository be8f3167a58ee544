package org.nextcloudmcp.standin.groupware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nextcloudmcp.standin.Account;

/** A calendar or an address book of a user. Its changes are numbered, which sync-collection tells (RFC 6578). */
final class ObjectCollection {
    final Kind kind;
    final Account owner;
    final String name;

    /** By name in Clark notation, values as text. */
    final Map<String, String> properties = new LinkedHashMap<>();

    final Set<String> components = new LinkedHashSet<>(List.of("VEVENT", "VTODO", "VJOURNAL"));

    /** Users who see it, and whether they may write. */
    final Map<String, Boolean> shares = new TreeMap<>();

    /** What an app or the server itself fills. */
    boolean generated;

    String deletedAt = "";

    private final Map<String, StoredObject> objects = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();
    private int token = 1;

    ObjectCollection(Kind kind, Account owner, String name) {
        this.kind = kind;
        this.owner = owner;
        this.name = name;
    }

    String displayName() {
        return properties.getOrDefault("{DAV:}displayname", name);
    }

    int token() {
        return token;
    }

    /** Counts a change of the collection itself. */
    void changed() {
        changes.add("");
        token++;
    }

    Optional<StoredObject> find(String object) {
        return Optional.ofNullable(objects.get(object));
    }

    /** In the order of their names. */
    Collection<StoredObject> byName() {
        return List.copyOf(objects.values());
    }

    /** In the order in which queries answer: of events, that of their UIDs. */
    List<StoredObject> inQueryOrder() {
        return kind == Kind.ADDRESSBOOK
                ? List.copyOf(objects.values())
                : objects.values().stream()
                        .sorted(Comparator.comparing(StoredObject::uid))
                        .toList();
    }

    void put(StoredObject object) {
        objects.put(object.name(), object);
        count(object.name());
    }

    void remove(String object) {
        objects.remove(object);
        count(object);
    }

    private void count(String object) {
        changes.add(object);
        token++;
    }

    /** The names of what has changed since a token, each where it changed first. */
    List<String> changedSince(int since) {
        return new ArrayList<>(new LinkedHashSet<>(changes.subList(Math.min(since, token) - 1, changes.size())))
                .stream().filter(changed -> !changed.isEmpty()).toList();
    }
}
