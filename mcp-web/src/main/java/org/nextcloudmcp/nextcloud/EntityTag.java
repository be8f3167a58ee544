package org.nextcloudmcp.nextcloud;

import java.util.Optional;

/**
 * An entity tag (RFC 9110 section 8.8.3). People and models see the opaque part; the wire has it in quotes, and
 * Nextcloud refuses it without them.
 *
 * @param opaque the part between the quotes
 */
public record EntityTag(String opaque) {

    /**
     * Reads a tag as a caller may give it: with or without quotes, weak or not.
     *
     * @return empty if it is no entity tag; {@code *} is none, since it would replace whatever is there
     */
    public static Optional<EntityTag> parse(String given) {
        var opaque = unquoted(given.strip());
        // etagc of RFC 9110 without obs-text: nothing that could end the header or the quotes.
        var valid = !opaque.isEmpty()
                && !opaque.equals("*")
                && opaque.chars().allMatch(c -> c == 0x21 || (c >= 0x23 && c <= 0x7E));
        return valid ? Optional.of(new EntityTag(opaque)) : Optional.empty();
    }

    public String quoted() {
        return '"' + opaque + '"';
    }

    /** The opaque part of a tag of the wire. */
    public static String unquoted(String tag) {
        var strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        var quoted = strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"");
        return quoted ? strong.substring(1, strong.length() - 1) : strong;
    }
}
