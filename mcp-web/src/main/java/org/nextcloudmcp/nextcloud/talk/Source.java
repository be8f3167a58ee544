package org.nextcloudmcp.nextcloud.talk;

import java.util.Locale;

/** Where a new participant comes from. */
enum Source {
    USERS,
    GROUPS,
    EMAILS,
    CIRCLES,
    FEDERATED_USERS;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
