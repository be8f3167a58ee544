package org.nextcloudmcp.nextcloud.talk;

import java.util.Arrays;

/** What kind of conversation it is; the wire has numbers (Talk's constants, "Conversation types"). */
enum ConversationType {
    ONE_TO_ONE(1),
    GROUP(2),
    PUBLIC(3),
    CHANGELOG(4),
    FORMER_ONE_TO_ONE(5),
    NOTE_TO_SELF(6),
    OTHER(0);

    private final int code;

    ConversationType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ConversationType of(long code) {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .findFirst()
                .orElse(OTHER);
    }
}
