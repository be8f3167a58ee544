package org.nextcloudmcp.nextcloud.sharing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the receiver of a share may do; the wire has the sum of the bits. */
enum Permission {
    READ(1),
    UPDATE(2),
    CREATE(4),
    DELETE(8),
    SHARE(16);

    private final int bit;

    Permission(int bit) {
        this.bit = bit;
    }

    static List<Permission> in(int sum) {
        return Arrays.stream(values())
                .filter(permission -> (sum & permission.bit) != 0)
                .toList();
    }

    /** For people: {@code read, share (17)}. */
    static String words(int sum) {
        return in(sum).stream()
                        .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + " (" + sum + ")";
    }
}
