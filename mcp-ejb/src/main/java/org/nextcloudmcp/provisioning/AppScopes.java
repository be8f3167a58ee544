package org.nextcloudmcp.provisioning;

import org.nextcloudmcp.oauth.Scopes;

/** The scopes that this application knows. What is not here is never asked for on anybody's behalf. */
public final class AppScopes {

    /** Who the user is (OpenID Connect Core section 5.4). Every consent asks for them, and some providers add them unasked. */
    public static final Scopes IDENTITY = Scopes.of("openid", "profile", "email");

    /** One scope for reading and one for writing of each kind of thing in a Nextcloud. */
    public static final Scopes NEXTCLOUD = Scopes.of(
            "files.read",
            "files.write",
            "notes.read",
            "notes.write",
            "calendar.read",
            "calendar.write",
            "todo.read",
            "todo.write",
            "contacts.read",
            "contacts.write",
            "deck.read",
            "deck.write",
            "tables.read",
            "tables.write",
            "sharing.read",
            "sharing.write",
            "cookbook.read",
            "cookbook.write",
            "talk.read",
            "talk.write");

    /** Both. */
    public static final Scopes ALL = NEXTCLOUD.union(IDENTITY);

    private AppScopes() {}
}
