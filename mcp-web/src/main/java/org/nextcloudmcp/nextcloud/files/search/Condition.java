package org.nextcloudmcp.nextcloud.files.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.dav.XmlText;

/** What a search looks for: a condition of RFC 5323 section 5.5 as XML, in which nothing of the caller's is markup. */
record Condition(String xml) {

    /** Everything. */
    static final Condition ANY = like("d:displayname", "%");

    static final Condition FAVORITE = compare("eq", "oc:favorite", "1");

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^.+-]*(/[a-z0-9][a-z0-9!#$&^.+-]*)?");

    /**
     * Names by a pattern of people's: {@code *} stands for anything, {@code ?} for one character. Without either, it may
     * stand anywhere in the name. What Nextcloud's own pattern would take for a wildcard is escaped.
     */
    static Condition name(String pattern) {
        var translated = new StringBuilder();
        var isPattern = false;
        for (var i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            switch (c) {
                case '*' -> translated.append('%');
                case '?' -> translated.append('_');
                case '%', '_', '\\' -> translated.append('\\').append(c);
                default -> translated.append(c);
            }
            isPattern |= c == '*' || c == '?';
        }
        return like("d:displayname", isPattern ? translated.toString() : "%" + translated + "%");
    }

    /**
     * A media type, or all of a kind: {@code image}, {@code image/*} and {@code image/%} mean the same.
     *
     * @throws RefusedException if it is none
     */
    static Condition type(String given) {
        var type = given.strip().toLowerCase(Locale.ROOT);
        var kind = type.replaceFirst("/[*%]?$", "");
        if (!MEDIA_TYPE.matcher(kind).matches()) {
            throw new RefusedException(
                    "The argument mime_type is not a media type.", "Use one such as application/pdf, or image/*.");
        }
        // an underscore cannot be in it, nor a percent sign: there is nothing to escape
        return kind.contains("/") ? compare("eq", "d:getcontenttype", kind) : like("d:getcontenttype", kind + "/%");
    }

    /** All of these at once. */
    static Condition all(List<Condition> conditions) {
        return switch (conditions.size()) {
            case 0 -> ANY;
            case 1 -> conditions.get(0);
            default ->
                new Condition("<d:and>"
                        + String.join(
                                "", conditions.stream().map(Condition::xml).toList()) + "</d:and>");
        };
    }

    private static Condition like(String property, String pattern) {
        return compare("like", property, pattern);
    }

    private static Condition compare(String operator, String property, String literal) {
        return new Condition("<d:" + operator + "><d:prop><" + property + "/></d:prop><d:literal>"
                + XmlText.escape(literal) + "</d:literal></d:" + operator + ">");
    }
}
