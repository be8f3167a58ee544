package org.nextcloudmcp.nextcloud.sharing;

import java.util.Arrays;
import java.util.Optional;

/** With whom a file is shared; the wire has numbers. */
enum ShareType {
    USER(0, "user id"),
    GROUP(1, "group id"),
    LINK(3, ""),
    EMAIL(4, "e-mail address"),
    FEDERATED(6, "cloud id such as user@cloud.example.org"),
    TEAM(7, "team id"),
    CONVERSATION(10, "token of the Talk conversation"),
    CARD(12, "id of the Deck card"),
    OTHER(-1, "");

    private final int code;
    private final String receiver;

    ShareType(int code, String receiver) {
        this.code = code;
        this.receiver = receiver;
    }

    int code() {
        return code;
    }

    /** What names the receiver, as the object of a sentence; empty if there is none. */
    String receiver() {
        return receiver;
    }

    static ShareType read(long code) {
        return of(code).orElse(OTHER);
    }

    /** Empty for a number that names nothing a share can be made for. */
    static Optional<ShareType> of(long code) {
        return Arrays.stream(values())
                .filter(type -> type != OTHER && type.code == code)
                .findFirst();
    }
}
