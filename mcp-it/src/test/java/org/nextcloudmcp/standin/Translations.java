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
        int query = recorded.indexOf('?');
        String path = query < 0 ? recorded : recorded.substring(0, query);
        String[] segments = path.split("/", -1);
        String[] known = segments.clone();
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].matches("\\d+(\\.ics)?")) {
                String number = segments[i].replace(".ics", "");
                known[i] = id(kindAt(segments, i), number) + segments[i].substring(number.length());
            }
        }
        StringBuilder text = new StringBuilder();
        Matcher part =
                Pattern.compile("([A-Za-z_-]+)=(\\d+)(?=&|$)").matcher(query < 0 ? "" : recorded.substring(query));
        while (part.find()) {
            part.appendReplacement(text, part.group(1) + "=" + id(kind(part.group(1)), part.group(2)));
        }
        return text(String.join("/", known) + part.appendTail(text));
    }

    /** A request's XML with the ids of files and tags in it replaced. */
    String xml(String recorded) {
        Matcher element = Pattern.compile("(<\\w+:(fileid|systemtag)/?>(?:</d:prop><d:literal>)?)(\\d+)")
                .matcher(recorded);
        return element.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + id(found.group(2).equals("fileid") ? "file" : "systemtag", found.group(3))));
    }

    /** Notes what differs between two paths of the same form. */
    void learnPath(String recorded, String actual) {
        String[] theirs = recorded.split("/", -1);
        String[] ours = actual.split("/", -1);
        for (int i = 0; i < Math.min(theirs.length, ours.length); i++) {
            if (!theirs[i].isEmpty() && !theirs[i].equals(ours[i])) {
                learn(theirs[i].matches("\\d+") ? kindAt(theirs, i) : "", theirs[i], ours[i]);
            }
        }
    }

    /** Numbers behind a name are of it; those behind another number are of what belongs to it. */
    private static String kindAt(String[] segments, int position) {
        int name = position - 1;
        while (name > 0 && segments[name].matches("\\d+")) {
            name--;
        }
        return (name < 0 ? "" : kind(segments[name])) + "+".repeat(Math.max(0, position - 1 - name));
    }
}
