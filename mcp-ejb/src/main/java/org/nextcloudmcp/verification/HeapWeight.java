package org.nextcloudmcp.verification;

import java.util.Collection;
import java.util.Map;

/**
 * About how many bytes a good token takes while it is remembered. A little too much rather than too little: what a provider
 * says about a token may be many times larger than the token.
 */
final class HeapWeight {

    /** Any object, and the reference to it. */
    private static final int OBJECT = 24;

    /** A text besides its characters. */
    private static final int TEXT = 56;

    /** A collection besides what is in it. */
    private static final int COLLECTION = 64;

    /** What is remembered besides the texts. */
    private static final int ENTRY = 512;

    private HeapWeight() {}

    static int of(VerifiedToken token) {
        var bytes = ENTRY
                + token.token().value().length()
                + of(token.claims())
                + of(token.scopes().names());
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long of(Object value) {
        if (value instanceof String text) {
            // Two bytes a character, for not every text is Latin.
            return TEXT + 2L * text.length();
        }
        if (value instanceof Map<?, ?> map) {
            return COLLECTION + of(map.keySet()) + of(map.values());
        }
        return value instanceof Collection<?> many
                ? COLLECTION + many.stream().mapToLong(one -> OBJECT + of(one)).sum()
                : OBJECT;
    }
}
