package org.nextcloudmcp.nextcloud.contacts;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is searched for. The server finds cards with one text; that all words occur, in whatever order, and that a number
 * is the same however it is written, is seen here.
 *
 * @param words in the form in which they are compared
 * @param digits of a telephone number, without zeros at the beginning; empty if it is none
 */
record SearchedText(List<String> words, String digits) {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()./-]{2,}[0-9]");

    static SearchedText of(String query) {
        var clean = CardText.clean(query, "query").strip();
        var isNumber = NUMBER.matcher(clean).matches();
        return new SearchedText(
                Arrays.stream(clean.split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                isNumber ? clean.replaceAll("[^0-9]", "").replaceFirst("^0+", "") : "");
    }

    /** What the server is asked: for the longest word; for all cards if numbers are to be compared or there is no word. */
    String query() {
        return digits.isEmpty()
                ? words.stream()
                        .max(Comparator.comparingInt(String::length))
                        .map(CardQuery::containing)
                        .orElseGet(() -> CardQuery.all(true))
                : CardQuery.all(true);
    }

    /** Whether a card that the server found is meant. */
    boolean isIn(Contact contact) {
        if (digits.isEmpty() && words.size() < 2) {
            return true;
        }
        var text = text(contact);
        return words.stream().allMatch(word -> text.contains(folded(word)))
                || (!digits.isEmpty()
                        && contact.phones().stream()
                                .anyMatch(phone ->
                                        phone.value().replaceAll("[^0-9]", "").contains(digits)));
    }

    private static String text(Contact contact) {
        var labelled = Stream.concat(contact.emails().stream(), contact.phones().stream())
                .map(LabelledValue::value);
        var names = contact.n().stream()
                .flatMap(n -> Stream.of(n.family(), n.given(), n.additional()))
                .flatMap(Optional::stream);
        var texts = Stream.of(
                        Optional.of(contact.uid()),
                        Optional.of(contact.fn()),
                        contact.org(),
                        contact.department(),
                        contact.nickname(),
                        contact.note())
                .flatMap(Optional::stream);
        return Stream.of(labelled, names, texts)
                .flatMap(stream -> stream)
                .map(SearchedText::folded)
                .collect(Collectors.joining("\n"));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
