package org.nextcloudmcp.connect;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nextcloudmcp.oauth.Scopes;

/** Says in plain words what a scope allows. A scope that is not in the table is shown by its name, never left out. */
final class ScopeWords {

    private static final Set<String> IDENTITY = Set.of("openid", "profile", "email");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("openid", "Know which account is yours"),
            Map.entry("profile", "See your name and profile"),
            Map.entry("email", "See your e-mail address"),
            Map.entry("offline_access", "Keep this access while you are away"),
            Map.entry("user.read", "See your Nextcloud profile"),
            Map.entry("files.read", "See and read your files"),
            Map.entry("files.write", "Create, change and delete your files"),
            Map.entry("notes.read", "Read your notes"),
            Map.entry("notes.write", "Create, change and delete your notes"),
            Map.entry("calendar.read", "See your calendars and events"),
            Map.entry("calendar.write", "Create, change and delete your events"),
            Map.entry("todo.read", "See your tasks"),
            Map.entry("todo.write", "Create, change and delete your tasks"),
            Map.entry("contacts.read", "See your contacts"),
            Map.entry("contacts.write", "Create, change and delete your contacts"),
            Map.entry("deck.read", "See your Deck boards and cards"),
            Map.entry("deck.write", "Create, change and delete Deck boards and cards"),
            Map.entry("tables.read", "See your tables"),
            Map.entry("tables.write", "Add, change and delete rows of your tables"),
            Map.entry("sharing.read", "See what you share and with whom"),
            Map.entry("sharing.write", "Share your files with others and end shares"),
            Map.entry("cookbook.read", "See your recipes"),
            Map.entry("cookbook.write", "Add, change and delete your recipes"),
            Map.entry("talk.read", "Read your Talk conversations"),
            Map.entry("talk.write", "Write in your Talk conversations and invite people"));

    private ScopeWords() {}

    /** The scopes that give access to something, in their order; last the one that makes it last. */
    static List<ScopeLine> access(Scopes scopes) {
        return scopes.names().stream()
                .filter(name -> !IDENTITY.contains(name))
                .sorted(Comparator.comparing("offline_access"::equals))
                .map(ScopeWords::line)
                .toList();
    }

    /** The scopes that only tell who the user is (OpenID Connect Core section 5.4), in their order. */
    static List<ScopeLine> identity(Scopes scopes) {
        return scopes.names().stream()
                .filter(IDENTITY::contains)
                .map(ScopeWords::line)
                .toList();
    }

    private static ScopeLine line(String scope) {
        return new ScopeLine(scope, WORDS.getOrDefault(scope, "Use the permission “" + scope + "”"));
    }
}
