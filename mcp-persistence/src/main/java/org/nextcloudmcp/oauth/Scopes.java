package org.nextcloudmcp.oauth;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of scopes (RFC 6749 section 3.3), in the order in which they were given.
 *
 * @param names the scope tokens; case matters
 */
public record Scopes(Set<String> names) {

    private static final Scopes NONE = new Scopes(Set.of());

    public Scopes {
        for (var name : names) {
            if (!isScopeToken(name)) {
                throw new IllegalArgumentException("not a scope-token of RFC 6749 section 3.3");
            }
        }
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** Whether a set of scopes can have this name. */
    public static boolean isScopeToken(String name) {
        return !name.isEmpty() && name.chars().allMatch(Scopes::isScopeCharacter);
    }

    /** Printable ASCII without blank, quote and backslash. A pattern costs more than all else in reading a token's scopes. */
    private static boolean isScopeCharacter(int c) {
        return c > ' ' && c <= '~' && c != '"' && c != '\\';
    }

    public static Scopes none() {
        return NONE;
    }

    public static Scopes of(String... names) {
        return new Scopes(new LinkedHashSet<>(List.of(names)));
    }

    public static Scopes of(Collection<String> names) {
        return new Scopes(new LinkedHashSet<>(names));
    }

    /**
     * Reads the space-delimited form of the wire.
     *
     * @throws IllegalArgumentException if a part is not a scope-token
     */
    public static Scopes parse(String spaceDelimited) {
        var names = new LinkedHashSet<String>();
        for (var name : spaceDelimited.split(" ", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new Scopes(names);
    }

    public boolean containsAll(Scopes needed) {
        return names.containsAll(needed.names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    public Scopes union(Scopes other) {
        var all = new LinkedHashSet<>(names);
        all.addAll(other.names);
        return new Scopes(all);
    }

    /** Those of ours that {@code other} lacks. */
    public Scopes minus(Scopes other) {
        var rest = new LinkedHashSet<>(names);
        rest.removeAll(other.names);
        return new Scopes(rest);
    }

    /** Those of ours that {@code other} has too, in our order. */
    public Scopes intersection(Scopes other) {
        var both = new LinkedHashSet<>(names);
        both.retainAll(other.names);
        return new Scopes(both);
    }

    /** The space-delimited form of the wire. */
    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
