package org.nextcloudmcp.nextcloud.contacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.RefusedException;

/** Makes of a card what the caller wants, and touches nothing else. */
final class CardChange {

    private static final Set<String> FORM =
            Set.of("VALUE", "ENCODING", "CHARSET", "CALSCALE", "X-APPLE-OMIT-YEAR", "MEDIATYPE");
    private static final int NAME_PARTS = 5;

    private final CardLines card;

    private CardChange(CardLines card) {
        this.card = card;
    }

    static void apply(ContactData data, CardLines card) {
        var change = new CardChange(card);
        change.names(data);
        change.ways(data);
        change.organisation(data);
        change.single("TITLE", "title", data.title());
        change.single("ROLE", "role", data.role());
        change.single("NOTE", "note", data.note());
        change.rest(data);
    }

    /** Notes the time of a change where the card notes it (RFC 6350 section 6.7.4). */
    static void revised(CardLines card, Instant now) {
        card.first("REV").ifPresent(line -> card.replace(line, List.of(), revision(card, now)));
    }

    static void created(CardLines card, Instant now) {
        card.add("REV", List.of(), revision(card, now));
    }

    private static String revision(CardLines card, Instant now) {
        var seconds = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return card.version().equals("3.0") ? seconds : seconds.replaceAll("[-:]", "");
    }

    private void names(ContactData data) {
        data.fn().ifPresent(fn -> {
            if (fn.isBlank()) {
                throw new RefusedException("A contact needs a name.", "Nothing was written. Give fn.");
            }
            single("FN", "fn", data.fn());
        });
        data.n().ifPresent(this::name);
        single("NICKNAME", "nickname", data.nickname());
    }

    private void name(NameParts n) {
        components(
                "N",
                NAME_PARTS,
                List.of(
                        part("n.family", n.family()),
                        several("n.given", n.given()),
                        several("n.additional", n.additional()),
                        several("n.prefix", n.prefix()),
                        several("n.suffix", n.suffix())));
    }

    private void organisation(ContactData data) {
        if (data.org().isPresent() || data.department().isPresent()) {
            components("ORG", 1, List.of(part("org", data.org()), part("department", data.department())));
        }
    }

    private void ways(ContactData data) {
        var emails = new SeveralLines(card, "EMAIL", line -> CardText.canonical(line.value()));
        data.email().ifPresent(email -> emails.one(value("email", email), "emails"));
        data.emails().ifPresent(all -> emails.all(labelled("emails", all)));
        var phones = new SeveralLines(card, "TEL", CardChange::number);
        data.tel().ifPresent(tel -> phones.one(value("tel", tel), "phones"));
        data.phones().ifPresent(all -> phones.all(labelled("phones", all)));
        // an address of the web is no text: nothing in it is escaped (RFC 6350 section 6.7.8)
        var pages = new SeveralLines(card, "URL", ContentLine::value);
        data.url().ifPresent(url -> pages.one(address(url), "urls"));
        data.urls()
                .ifPresent(all -> pages.all(all.stream()
                        .map(url -> new SeveralLines.Wanted(address(url), Optional.empty()))
                        .toList()));
        if (both(data.email(), data.emails()) || both(data.tel(), data.phones()) || both(data.url(), data.urls())) {
            throw new RefusedException(
                    "contact_data has a single value and a whole list of the same kind.",
                    "Nothing was written. Give one of them.");
        }
        var addresses =
                new SeveralLines(card, "ADR", line -> CardText.canonical(line.value(), PostalAddress.COMPONENTS));
        data.adr()
                .ifPresent(all -> addresses.all(all.stream()
                        .map(adr -> SeveralLines.Wanted.of(
                                adr.components().stream()
                                        .map(text -> value("adr", text))
                                        .collect(Collectors.joining(";")),
                                adr.type()))
                        .toList()));
    }

    private void rest(ContactData data) {
        data.categories().ifPresent(categories -> {
            var now = card.all("CATEGORIES").stream()
                    .flatMap(line -> CardText.split(line.value(), ',').stream())
                    .map(CardText::canonical)
                    .toList();
            var wanted =
                    categories.stream().map(text -> value("categories", text)).toList();
            if (!now.equals(wanted)) {
                card.all("CATEGORIES").stream().skip(1).forEach(card::remove);
                put("CATEGORIES", List.of(), String.join(",", wanted));
            }
        });
        data.bday().ifPresent(text -> {
            var bday = text.isEmpty() ? new Birthday(List.of(), "") : Birthday.of(text, card.version());
            put("BDAY", bday.params(), bday.value());
        });
        data.photo().ifPresent(uri -> {
            card.all("PHOTO").forEach(card::remove);
            if (!uri.isBlank()) {
                var photo = Photo.of(uri, card.version());
                card.add("PHOTO", photo.params(), photo.value());
            }
        });
    }

    private void single(String name, String what, Optional<String> given) {
        given.ifPresent(text -> put(name, List.of(), value(what, text)));
    }

    /** Gives the first line of a name this value and leaves others alone; an empty value takes all of them away. */
    private void put(String name, List<String> newParams, String value) {
        if (value.isEmpty()) {
            card.all(name).forEach(card::remove);
            return;
        }
        var first = card.first(name);
        if (first.isEmpty()) {
            card.add(name, newParams, value);
        } else if (!first.get().value().equals(value)
                && !CardText.canonical(first.get().value()).equals(value)) {
            var params = new ArrayList<>(first.get().paramsWithout(FORM));
            params.addAll(newParams);
            card.replace(first.get(), params, value);
        }
    }

    /** Changes components of a value; those that are not given stay as they are, unknown ones behind them too. */
    private void components(String name, int atLeast, List<Optional<String>> given) {
        var parts = new ArrayList<String>(
                card.first(name).map(line -> CardText.split(line.value(), ';')).orElse(List.of()));
        for (var i = 0; i < given.size(); i++) {
            while (parts.size() <= i && (given.get(i).isPresent() || parts.size() < atLeast)) {
                parts.add("");
            }
            if (given.get(i).isPresent()) {
                parts.set(i, given.get(i).get());
            }
        }
        while (parts.size() > atLeast && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        var isEmpty = parts.stream().allMatch(String::isEmpty);
        put(name, List.of(), isEmpty && !name.equals("N") ? "" : String.join(";", parts));
    }

    private static Optional<String> part(String what, Optional<String> given) {
        return given.map(text -> value(what, text));
    }

    /** A component that is a list: commas between stay what they are. */
    private static Optional<String> several(String what, Optional<String> given) {
        return given.map(text -> value(what, text).replace("\\,", ","));
    }

    private static List<SeveralLines.Wanted> labelled(String what, List<LabelledValue> values) {
        return values.stream()
                .map(value -> SeveralLines.Wanted.of(value(what, value.value()), value.type()))
                .toList();
    }

    private static String value(String what, String text) {
        return CardText.escape(CardText.clean(text, what));
    }

    private static String address(String url) {
        var clean = CardText.clean(url, "url").strip();
        if (clean.indexOf('\n') >= 0 || clean.indexOf('\t') >= 0) {
            throw new RefusedException("The url has line ends.", "Nothing was written. Send it without them.");
        }
        return clean;
    }

    /** A number as text, whichever form the card has it in (RFC 6350 section 6.4.1). */
    private static String number(ContentLine line) {
        var isUri = line.hasParam("VALUE=uri") && line.value().startsWith("tel:");
        return CardText.canonical(isUri ? line.value().substring("tel:".length()) : line.value());
    }

    private static boolean both(Optional<?> one, Optional<?> other) {
        return one.isPresent() && other.isPresent();
    }
}
