package org.nextcloudmcp.nextcloud.talk;

import java.util.Arrays;

/** What a participant is; the wire has numbers (Talk's constants, "Participant types"). */
enum Role {
    OWNER(1),
    MODERATOR(2),
    USER(3),
    GUEST(4),
    USER_BY_LINK(5),
    GUEST_MODERATOR(6),
    OTHER(0);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    static Role of(long code) {
        return Arrays.stream(values())
                .filter(role -> role.code == code)
                .findFirst()
                .orElse(OTHER);
    }
}
