package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keywords of JSON Schema for strings: minLength, maxLength, pattern (JSON Schema validation section 6.3). */
final class TextRules {

    private TextRules() {}

    /** What is wrong with the text. A text that is too long meets no pattern: matching it could take long. */
    static Optional<String> problem(JsonObject schema, String text) {
        var length = text.codePointCount(0, text.length());
        if (length < schema.getInt("minLength", 0)) {
            var least = schema.getInt("minLength");
            return Optional.of(least == 1 ? "must not be empty" : "must have at least " + least + " characters");
        }
        if (length > schema.getInt("maxLength", Integer.MAX_VALUE)) {
            return Optional.of("must have at most " + schema.getInt("maxLength") + " characters, not " + length);
        }
        if (schema.containsKey("pattern")
                && !compiled(schema.getString("pattern")).matcher(text).find()) {
            return Optional.of("must match the pattern " + schema.getString("pattern"));
        }
        return Optional.empty();
    }

    /** In ECMA-262, which JSON Schema means, {@code $} is the very end; in Java it also stands before a last line break. */
    private static Pattern compiled(String pattern) {
        var isAnchored = pattern.endsWith("$") && !pattern.endsWith("\\$");
        return Pattern.compile(isAnchored ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }
}
