package org.nextcloudmcp.standin;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Compares JSON: the same members of the same types; the same values, but for ids, tokens and times. */
final class JsonComparison {
    private static final Pattern ID = Pattern.compile("(?i).*(id|ids|etag|token|uuid|uid|guid|hash)$");
    private static final Pattern TIME =
            Pattern.compile("(?i).*(time|timestamp|date|modified|created|edited|deleted|changed|login|expires?|.+At)$");

    private final Translations translations;
    private final Predicate<String> anyValue;
    private final String kindOfRoot;
    private final List<String> problems = new ArrayList<>();

    /** @param anyValue paths like {@code ocs.data.0.quota} whose values need not be equal */
    JsonComparison(Translations translations, Predicate<String> anyValue, String kindOfRoot) {
        this.translations = translations;
        this.anyValue = anyValue;
        this.kindOfRoot = kindOfRoot;
    }

    List<String> problems(JsonValue recorded, JsonValue actual) {
        compare("", "", kindOfRoot, recorded, actual);
        return problems;
    }

    private void compare(String path, String name, String kind, JsonValue recorded, JsonValue actual) {
        if (recorded instanceof JsonObject theirs && actual instanceof JsonObject ours) {
            members(
                    path,
                    name.isEmpty() || name.matches("ocs|data|entries") ? kind : Translations.kind(name),
                    theirs,
                    ours);
        } else if (recorded instanceof JsonArray theirs && actual instanceof JsonArray ours) {
            elements(path, name, kind, theirs, ours);
        } else if (!recorded.getValueType().equals(actual.getValueType()) && !bothBoolean(recorded, actual)) {
            if (!anyValue.test(path)) {
                problems.add(path + ": recorded " + recorded + " but was " + actual);
            }
        } else {
            value(path, name, kind, recorded, actual);
        }
    }

    private static boolean bothBoolean(JsonValue recorded, JsonValue actual) {
        return Set.of("true", "false").containsAll(List.of(recorded.toString(), actual.toString()));
    }

    private void members(String path, String kind, JsonObject recorded, JsonObject actual) {
        Set<String> missing = new TreeSet<>(recorded.keySet());
        missing.removeAll(actual.keySet());
        Set<String> more = new TreeSet<>(actual.keySet());
        more.removeAll(recorded.keySet());
        if (!anyValue.test(path)) {
            missing.forEach(name -> problems.add(path + "." + name + ": missing"));
            more.forEach(name -> problems.add(path + "." + name + ": not recorded"));
        }
        recorded.forEach((name, value) -> {
            JsonValue ours = actual.get(name);
            if (ours != null) {
                compare(path.isEmpty() ? name : path + "." + name, name, kind, value, ours);
            }
        });
    }

    private void elements(String path, String name, String kind, JsonArray recorded, JsonArray actual) {
        boolean shortened = !recorded.isEmpty()
                && recorded.get(recorded.size() - 1) instanceof JsonString last
                && last.getString().startsWith("[... shortened");
        int compared = shortened ? recorded.size() - 1 : recorded.size();
        if (shortened ? actual.size() < compared : actual.size() != compared) {
            if (!anyValue.test(path)) {
                problems.add(path + ": recorded " + compared + (shortened ? " or more" : "") + " elements but was "
                        + actual);
            }
        }
        for (int i = 0; i < Math.min(compared, actual.size()); i++) {
            compare(path.isEmpty() ? "" + i : path + "." + i, name, kind, recorded.get(i), actual.get(i));
        }
    }

    private void value(String path, String name, String kind, JsonValue recorded, JsonValue actual) {
        String theirs = text(recorded);
        String ours = text(actual);
        boolean id = ID.matcher(name).matches();
        if (id && !theirs.isEmpty() && !anyValue.test(path)) {
            boolean number = theirs.matches("\\d+") && ours.matches("\\d+");
            if (number || !theirs.equals(ours)) {
                translations
                        .learn(name.equals("id") ? kind : Translations.kind(name), theirs, ours)
                        .ifPresent(problem -> problems.add(path + ": " + problem));
            }
        }
        if (!theirs.equals(ours) && !id && !similar(name, theirs, ours) && !anyValue.test(path)) {
            problems.add(path + ": recorded " + recorded + " but was " + actual);
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string
                ? string.getString()
                : value instanceof JsonNumber number
                        ? number.bigDecimalValue().stripTrailingZeros().toPlainString()
                        : value.toString();
    }

    private boolean similar(String name, String theirs, String ours) {
        if (TIME.matcher(name).matches()) {
            return theirs.replaceAll("\\d+", "0").equals(ours.replaceAll("\\d+", "0"));
        }
        String translated = translations.text(theirs);
        return translated.equals(ours)
                || (theirs.contains("/") && general(translated).equals(general(ours)));
    }

    private static String general(String url) {
        return url.replaceAll("(?<=/)[0-9A-Za-z]{32,}", "0")
                .replaceAll("[0-9a-f]{12,}", "0")
                .replaceAll("\\d+", "0");
    }
}
