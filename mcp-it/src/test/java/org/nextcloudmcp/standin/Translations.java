package org.nextcloudmcp.standin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What recorded ids, ETags and tokens are called here. Ids of different things are kept apart by what they are of. */
final class Translations {
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z._-]{10,}");

    private final Map<String, Map<String, String>> ids = new HashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    /** What the ids are of: {@code boardId} and {@code boards} are of a board. */
    static String kind(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("[_-]?ids?$", "").replaceFirst("s$", "");
    }

    /** Notes a pair; answers what speaks against it. */
    Optional<String> learn(String kind, String recorded, String actual) {
        String theirs = bare(recorded);
        String ours = bare(actual);
        if (TOKEN.matcher(theirs).matches() && !theirs.matches("\\d+")) {
            tokens.put(theirs, ours);
            return Optional.empty();
        }
        String before = ids.computeIfAbsent(kind, name -> new HashMap<>()).put(theirs, ours);
        return before == null || before.equals(ours) || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(kind + " " + theirs + " was " + before + " before and is " + ours + " now");
    }

    private static String bare(String text) {
        return text.replace("\"", "");
    }

    /** An id: by its kind, or if only one kind knows it. */
    String id(String kind, String recorded) {
        String own = ids.getOrDefault(kind, Map.of()).get(recorded);
        if (own != null) {
            return own;
        }
        Set<String> possible = ids.values().stream()
                .filter(known -> known.containsKey(recorded))
                .map(known -> known.get(recorded))
                .collect(Collectors.toSet());
        return possible.size() == 1 ? possible.iterator().next() : recorded;
    }

    /** A text with the tokens in it replaced. */
    String text(String recorded) {
        String text = recorded;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            text = text.replace(token.getKey(), token.getValue());
        }
        return text;
    }

    /** A path or query with the ids in it replaced: {@code /cards/7} and {@code tableId=7}. */
    String target(String recorded) {
        StringBuilder text = new StringBuilder();
        Matcher part = Pattern.compile("([A-Za-z_-]+)([/=])(\\d+)(?=[/?&.]|$)").matcher(recorded);
        while (part.find()) {
            part.appendReplacement(text, part.group(1) + part.group(2) + id(kind(part.group(1)), part.group(3)));
        }
        return text(part.appendTail(text).toString());
    }
}
