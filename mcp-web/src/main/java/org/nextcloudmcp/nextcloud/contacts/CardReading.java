package org.nextcloudmcp.nextcloud.contacts;

import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Categories;
import ezvcard.property.Email;
import ezvcard.property.FormattedName;
import ezvcard.property.Nickname;
import ezvcard.property.Note;
import ezvcard.property.Organization;
import ezvcard.property.Role;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextListProperty;
import ezvcard.property.TextProperty;
import ezvcard.property.Title;
import ezvcard.property.Uid;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a card says, whatever version it has, and whatever faults other programs have put into it. */
final class CardReading {

    private static final int NO_YEAR = 1604;

    private final CardProperties properties;

    private CardReading(CardProperties properties) {
        this.properties = properties;
    }

    static CardReading of(byte[] octets) {
        return new CardReading(new CardProperties(ContentLine.all(octets)));
    }

    static CardReading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    Optional<String> uid() {
        return first("UID", Uid.class);
    }

    /** Everything of it that tools answer. */
    Contact contact(String uid, BookName book, Optional<String> etag, URI page) {
        var org = texts("ORG", Organization.class, 1);
        return new Contact(
                uid,
                book.value(),
                name(),
                properties
                        .all("EMAIL", Email.class)
                        .flatMap(email -> labelled(email.getValue(), email))
                        .toList(),
                properties
                        .all("TEL", Telephone.class)
                        .flatMap(CardReading::phone)
                        .toList(),
                org.stream().findFirst().flatMap(CardReading::text),
                org.stream().skip(1).findFirst().flatMap(CardReading::text),
                parts(),
                text(String.join(", ", texts("NICKNAME", Nickname.class, Integer.MAX_VALUE))),
                some(properties
                        .all("ADR", Address.class)
                        .map(CardReading::address)
                        .toList()),
                first("TITLE", Title.class),
                first("ROLE", Role.class),
                first("NOTE", Note.class),
                some(properties
                        .all("URL", Url.class)
                        .flatMap(url -> text(url.getValue()).stream())
                        .toList()),
                properties.all("BDAY", Birthday.class).findFirst().flatMap(CardReading::day),
                some(texts("CATEGORIES", Categories.class, Integer.MAX_VALUE)),
                etag,
                page);
    }

    /** The name as people see it; empty if there is none. */
    String name() {
        return first("FN", FormattedName.class)
                .or(() -> parts().map(n -> Stream.of(n.given(), n.family())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" "))))
                .orElse("");
    }

    private Optional<NameParts> parts() {
        return properties
                .all("N", StructuredName.class)
                .findFirst()
                .map(n -> new NameParts(
                        text(n.getFamily()),
                        text(n.getGiven()),
                        list(n.getAdditionalNames()),
                        list(n.getPrefixes()),
                        list(n.getSuffixes())));
    }

    private static Stream<LabelledValue> phone(Telephone phone) {
        var uri = phone.getUri();
        return labelled(uri == null ? phone.getText() : uri.toString().replaceFirst("^tel:", ""), phone);
    }

    private static Stream<LabelledValue> labelled(@Nullable String value, VCardProperty property) {
        return text(value).map(text -> new LabelledValue(text, types(property))).stream();
    }

    private static PostalAddress address(Address address) {
        return new PostalAddress(
                types(address),
                list(address.getPoBoxes()),
                list(address.getExtendedAddresses()),
                list(address.getStreetAddresses()),
                list(address.getLocalities()),
                list(address.getRegions()),
                list(address.getPostalCodes()),
                list(address.getCountries()));
    }

    private static Optional<String> day(Birthday birthday) {
        var date = birthday.getDate();
        if (date != null && date.isSupported(ChronoField.EPOCH_DAY)) {
            var day = LocalDate.from(date);
            var isWithoutYear = birthday.getParameter("X-APPLE-OMIT-YEAR") != null && day.getYear() == NO_YEAR;
            return Optional.of(isWithoutYear ? "-" + day.toString().substring(4) : day.toString());
        }
        var partial = birthday.getPartialDate();
        if (partial != null && partial.getMonth() != null && partial.getDate() != null) {
            return Optional.of(String.format(Locale.ROOT, "--%02d-%02d", partial.getMonth(), partial.getDate()));
        }
        return text(partial == null ? birthday.getText() : partial.toISO8601(true));
    }

    /** The kinds of a value; how much it is preferred is one of them, whichever way the card says so. */
    private static Optional<String> types(VCardProperty property) {
        return text(Stream.concat(
                        property.getParameters("TYPE").stream(),
                        property.getParameter("PREF") == null ? Stream.of() : Stream.of("pref"))
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .filter(type -> type.matches("[a-z0-9-]+") && !type.equals("internet"))
                .distinct()
                .collect(Collectors.joining(",")));
    }

    private Optional<String> first(String name, Class<? extends TextProperty> type) {
        return properties
                .all(name, type)
                .flatMap(property -> text(property.getValue()).stream())
                .findFirst();
    }

    private List<String> texts(String name, Class<? extends TextListProperty> type, int lines) {
        return properties
                .all(name, type)
                .limit(lines)
                .flatMap(property -> property.getValues().stream())
                .toList();
    }

    private static Optional<String> list(List<String> values) {
        return text(values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(",")));
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    private static <T> Optional<List<T>> some(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
