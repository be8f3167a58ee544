package org.nextcloudmcp.verification;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.OptionalLong;

/** A point in time as a claim gives it: seconds since 1970-01-01T00:00:00Z (RFC 7519 section 2). */
final class NumericDate {

    /** 9999-12-31T23:59:59Z. What lies beyond is not a date but a mistake, such as milliseconds. */
    private static final long LAST = 253_402_300_799L;

    private NumericDate() {}

    /** The claim in whole seconds, fractions cut off; empty if it is absent, no number or no date. */
    static OptionalLong read(JsonObject claims, String name) {
        if (!(claims.get(name) instanceof JsonNumber number)) {
            return OptionalLong.empty();
        }
        var seconds = Math.floor(number.doubleValue());
        return seconds >= 0 && seconds <= LAST ? OptionalLong.of((long) seconds) : OptionalLong.empty();
    }
}
