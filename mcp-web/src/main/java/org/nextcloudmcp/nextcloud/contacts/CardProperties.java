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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The properties of a card as ez-vcard understands their values. Only its scribes are used: its reader and its VCard need
 * libraries for HTML, which this server does not carry along.
 */
final class CardProperties {

    private static final ScribeIndex SCRIBES = new ScribeIndex();

    /** What tools answer; a picture is not even decoded. */
    private static final Set<String> READ = Set.of(
            "UID",
            "FN",
            "N",
            "NICKNAME",
            "EMAIL",
            "TEL",
            "ADR",
            "ORG",
            "TITLE",
            "ROLE",
            "NOTE",
            "URL",
            "BDAY",
            "CATEGORIES");

    private CardProperties() {}

    static List<VCardProperty> of(List<ContentLine> lines) {
        var version = lines.stream()
                .filter(line -> line.is("VERSION"))
                .findFirst()
                .map(line -> VCardVersion.valueOfByStr(line.value().strip()))
                .orElse(VCardVersion.V3_0);
        return lines.stream()
                .filter(line -> READ.contains(line.name()))
                .flatMap(line -> property(line, version).stream())
                .toList();
    }

    private static Optional<VCardProperty> property(ContentLine line, VCardVersion version) {
        var context = new ParseContext();
        context.setVersion(version);
        var parameters = new VCardParameters();
        line.params().forEach(param -> put(parameters, param));
        VCardPropertyScribe<?> scribe = Objects.requireNonNull(SCRIBES.getPropertyScribe(line.name()));
        VCardDataType type = parameters.getValue();
        try {
            return Optional.of(scribe.parseText(
                    line.value(), type == null ? scribe.defaultDataType(version) : type, parameters, context));
        } catch (CannotParseException | SkipMeException e) {
            // one broken value of some other program must not hide the contact
            return Optional.empty();
        }
    }

    private static void put(VCardParameters parameters, String param) {
        var equals = param.indexOf('=');
        var name = equals < 0 ? "TYPE" : param.substring(0, equals);
        Stream.of(param.substring(equals + 1).replace("\"", "").split(","))
                .forEach(value -> parameters.put(name, value));
    }
}
