package org.nextcloudmcp.nextcloud.contacts;

import ezvcard.VCardDataType;
import ezvcard.VCardVersion;
import ezvcard.io.CannotParseException;
import ezvcard.io.ParseContext;
import ezvcard.io.SkipMeException;
import ezvcard.io.scribe.ScribeIndex;
import ezvcard.io.scribe.VCardPropertyScribe;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.VCardProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The properties of a card as ez-vcard understands their values, each when it is asked for: of a thousand cards that go
 * by, most are only asked for their name. Only ez-vcard's scribes are used: its reader and its VCard need libraries for
 * HTML, which this server does not carry along.
 */
final class CardProperties {

    private static final ScribeIndex SCRIBES = new ScribeIndex();

    private final List<ContentLine> lines;
    private final VCardVersion version;

    CardProperties(List<ContentLine> lines) {
        this.lines = lines;
        this.version = lines.stream()
                .filter(line -> line.is("VERSION") && line.value().strip().equals("4.0"))
                .findFirst()
                .map(line -> VCardVersion.V4_0)
                .orElse(VCardVersion.V3_0);
    }

    /**
     * All properties of a name.
     *
     * @param type what ez-vcard makes of them
     */
    <T extends VCardProperty> Stream<T> all(String name, Class<T> type) {
        return lines.stream()
                .filter(line -> line.is(name))
                .flatMap(this::property)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private Stream<? extends VCardProperty> property(ContentLine line) {
        var context = new ParseContext();
        context.setVersion(version);
        var parameters = new VCardParameters();
        line.params().forEach(param -> put(parameters, param));
        VCardPropertyScribe<?> scribe = Objects.requireNonNull(SCRIBES.getPropertyScribe(line.name()));
        VCardDataType type = parameters.getValue();
        try {
            return Stream.of(scribe.parseText(
                    line.value(), type == null ? scribe.defaultDataType(version) : type, parameters, context));
        } catch (CannotParseException | SkipMeException e) {
            // one broken value of some other program must not hide the contact
            return Stream.empty();
        }
    }

    private static void put(VCardParameters parameters, String param) {
        var equals = param.indexOf('=');
        var name = equals < 0 ? "TYPE" : param.substring(0, equals);
        Stream.of(param.substring(equals + 1).replace("\"", "").split(","))
                .forEach(value -> parameters.put(name, value));
    }
}
