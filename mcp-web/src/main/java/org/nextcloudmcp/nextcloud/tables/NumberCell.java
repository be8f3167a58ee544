package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

/**
 * A number. The app stores every number as a float, cuts decimals off when it reads and holds no bounds, so all of it is
 * held here.
 *
 * @param least of the column, if it has a least value
 * @param most of the column, if it has a greatest value
 * @param decimals how many digits behind the point are kept
 */
record NumberCell(Optional<BigDecimal> least, Optional<BigDecimal> most, int decimals) implements Cell {

    /** What a float of 64 bits holds without loss. */
    private static final int MOST_DIGITS = 15;

    private static final int LONGEST_TEXT = 40;

    @Override
    public Fit stored(JsonValue given) {
        return number(given)
                .filter(this::fits)
                .map(number -> Fit.value(CachedJson.number(number)))
                .orElseGet(() -> Fit.fault("give " + wanted()));
    }

    private boolean fits(BigDecimal number) {
        return (long) number.precision() - number.scale() <= MOST_DIGITS
                && number.precision() <= MOST_DIGITS
                && number.scale() <= decimals
                && least.map(bound -> number.compareTo(bound) >= 0).orElse(true)
                && most.map(bound -> number.compareTo(bound) <= 0).orElse(true);
    }

    private static Optional<BigDecimal> number(JsonValue given) {
        try {
            return given instanceof JsonNumber number
                    ? Optional.of(plain(number.bigDecimalValue()))
                    : Cell.text(given)
                            .map(String::strip)
                            .filter(text -> text.length() <= LONGEST_TEXT)
                            .map(text -> plain(new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Without zeros at the end, and never in the form 1E+3; what is too long to be written out stays as it is. */
    private static BigDecimal plain(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 && shortest.scale() > -LONGEST_TEXT ? shortest.setScale(0) : shortest;
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        return stored;
    }

    @Override
    public String wanted() {
        return "a number"
                + least.map(bound -> " from " + bound.toPlainString()).orElse("")
                + most.map(bound -> " up to " + bound.toPlainString()).orElse("")
                + (decimals == 0 ? ", whole" : ", with at most " + decimals + " decimals")
                + ", of at most " + MOST_DIGITS + " digits";
    }
}
