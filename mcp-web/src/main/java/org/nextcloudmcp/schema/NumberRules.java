package org.nextcloudmcp.schema;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** The keywords of JSON Schema for numbers: minimum and maximum (JSON Schema validation section 6.2). */
record NumberRules(Optional<BigDecimal> least, Optional<BigDecimal> most) {

    /** What a number may have before or behind the point. */
    static final int MOST_DIGITS = 400;

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    static NumberRules of(JsonObject schema) {
        return new NumberRules(bound(schema, "minimum"), bound(schema, "maximum"));
    }

    Optional<String> problem(JsonNumber value) {
        if (least.isEmpty() && most.isEmpty()) {
            return Optional.empty();
        }
        var number = value.bigDecimalValue();
        if (least.isPresent() && number.compareTo(least.get()) < 0) {
            return Optional.of("must be at least " + least.get());
        }
        if (most.isPresent() && number.compareTo(most.get()) > 0) {
            return Optional.of("must be at most " + most.get());
        }
        return Optional.empty();
    }

    /** Whether it has no fraction (1.0 has none) and a tool can take it as a {@code long}: 1e999999999 it cannot. */
    static boolean isInteger(JsonNumber value) {
        var number = value.bigDecimalValue();
        return number.compareTo(LEAST_LONG) >= 0
                && number.compareTo(MOST_LONG) <= 0
                && (number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0);
    }

    private static Optional<BigDecimal> bound(JsonObject schema, String keyword) {
        return schema.get(keyword) instanceof JsonNumber bound
                ? Optional.of(bound.bigDecimalValue())
                : Optional.empty();
    }
}
