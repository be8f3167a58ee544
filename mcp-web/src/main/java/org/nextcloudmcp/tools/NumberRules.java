package org.nextcloudmcp.tools;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** The keywords of JSON Schema for numbers: minimum and maximum (JSON Schema validation section 6.2). */
final class NumberRules {

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberRules() {}

    static Optional<String> problem(JsonObject schema, BigDecimal number) {
        if (schema.get("minimum") instanceof JsonNumber least && number.compareTo(least.bigDecimalValue()) < 0) {
            return Optional.of("must be at least " + least);
        }
        if (schema.get("maximum") instanceof JsonNumber most && number.compareTo(most.bigDecimalValue()) > 0) {
            return Optional.of("must be at most " + most);
        }
        return Optional.empty();
    }

    /** Whether it has no fraction (1.0 has none) and a tool can take it as a {@code long}: 1e999999999 it cannot. */
    static boolean isInteger(BigDecimal number) {
        return number.compareTo(LEAST_LONG) >= 0
                && number.compareTo(MOST_LONG) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
