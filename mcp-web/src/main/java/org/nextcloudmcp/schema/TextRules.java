package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The keywords of JSON Schema for strings: minLength, maxLength, pattern (JSON Schema validation section 6.3), format.
 *
 * @param least Unicode code points
 * @param most Unicode code points
 * @param pattern what a part of the text must match, and how it reads in Java
 */
record TextRules(int least, int most, Optional<Matching> pattern, Optional<String> format) {

    static TextRules of(JsonObject schema) {
        return new TextRules(
                schema.getInt("minLength", 0),
                schema.getInt("maxLength", Integer.MAX_VALUE),
                Optional.of(schema.getString("pattern", ""))
                        .filter(any -> !any.isEmpty())
                        .flatMap(Matching::of),
                Optional.of(schema.getString("format", "")).filter(any -> !any.isEmpty()));
    }

    /** What is wrong with the text. A text that is too long meets no pattern: matching it could take long. */
    Optional<String> problem(String text) {
        // There are at most as many code points as chars, and counting them takes time for a file's content.
        if ((least > 0 || text.length() > most) && !fits(text.codePointCount(0, text.length()))) {
            return Optional.of(lengthProblem(text.codePointCount(0, text.length())));
        }
        if (pattern.isPresent() && !pattern.get().compiled().matcher(text).find()) {
            return Optional.of("must match the pattern " + pattern.get().pattern());
        }
        return format.isPresent() ? Rfc3339.problem(format.get(), text) : Optional.empty();
    }

    private boolean fits(int length) {
        return length >= least && length <= most;
    }

    private String lengthProblem(int length) {
        if (length > most) {
            return "must have at most " + most + " characters, not " + length;
        }
        return least == 1 ? "must not be empty" : "must have at least " + least + " characters";
    }

    /** A pattern as the schema has it, and as Java does. */
    record Matching(String pattern, Pattern compiled) {

        /** Empty for what only ECMA-262 can read, which is left to the tool. */
        static Optional<Matching> of(String pattern) {
            try {
                return Optional.of(new Matching(pattern, compile(pattern)));
            } catch (PatternSyntaxException e) {
                return Optional.empty();
            }
        }

        /** In ECMA-262, which JSON Schema means, {@code $} is the very end; in Java it also stands before a last line break. */
        private static Pattern compile(String pattern) {
            var isAnchored = pattern.endsWith("$") && !pattern.endsWith("\\$");
            return Pattern.compile(isAnchored ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
        }
    }
}
