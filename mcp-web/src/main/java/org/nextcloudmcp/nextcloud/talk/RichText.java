package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nextcloud's rich object strings as text: {@code {mention-user1}} becomes {@code @Bob}, {@code {file}} the file's name. */
final class RichText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9._-]{1,64})}");

    private RichText() {}

    /**
     * The text with names in it.
     *
     * @param parameters what the placeholders stand for; PHP writes an empty list where there are none
     */
    static String of(String message, JsonValue parameters) {
        if (!(parameters instanceof JsonObject known) || known.isEmpty()) {
            return message;
        }
        // In one go: a name that looks like a placeholder stays what it is.
        return PLACEHOLDER.matcher(message).replaceAll(found -> Matcher.quoteReplacement(named(found, known)));
    }

    private static String named(MatchResult found, JsonObject known) {
        var key = found.group(1);
        if (!(known.get(key) instanceof JsonObject parameter)) {
            return found.group();
        }
        var name = parameter.getString("name", parameter.getString("id", ""));
        if (name.isEmpty()) {
            return found.group();
        }
        return key.startsWith("mention-") ? "@" + name : name;
    }
}
