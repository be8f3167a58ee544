package org.nextcloudmcp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.schema.Everything.Kind;
import org.nextcloudmcp.schema.Everything.Left;
import org.nextcloudmcp.schema.Everything.Numbers;
import org.nextcloudmcp.schema.Everything.Several;
import org.nextcloudmcp.schema.Everything.Texts;
import org.nextcloudmcp.schema.Everything.Times;

class BindingPropertiesTest {

    private static final RecordForm<Everything> FORM = RecordForm.ofArguments(Everything.class);
    private static final ArgumentRules RULES = ArgumentRules.of(FORM.schema());

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Label("every record is written as its schema says, fits the rules, and is read back as it was")
    void roundTrip(@ForAll("everything") Everything value) {
        var json = CachedJson.readObject(CachedJson.text(FORM.write(value)));

        assertThat(Standard.faults(FORM.schema(), json)).isEmpty();
        assertThat(RULES.problems(json)).isEmpty();
        assertThat(FORM.read(json)).isEqualTo(value);
    }

    @Property(tries = 800, edgeCases = EdgeCasesMode.NONE)
    @Label("one strange value anywhere is a problem that is told, or is bound; nothing else ever happens")
    void hostile(
            @ForAll("everything") Everything value,
            @ForAll("places") String place,
            @ForAll("hostileValues") String hostile) {
        var section = place.substring(0, place.indexOf('.'));
        var member = place.substring(place.indexOf('.') + 1);
        var whole = FORM.write(value);
        var changed = CachedJson.object(whole)
                .add(
                        section,
                        CachedJson.object(whole.getJsonObject(section)).add(member, CachedJson.readValue(hostile)))
                .build();

        var problems = RULES.problems(changed);

        assertThat(problems).hasSizeLessThanOrEqualTo(ArgumentRules.MOST_PROBLEMS);
        if (problems.isEmpty()) {
            assertThat(Standard.faults(FORM.schema(), withoutNulls(changed)))
                    .as(changed.toString())
                    .isEmpty();
            assertThat(bound(changed)).isTrue();
        } else {
            assertThat(String.join(";", problems)).hasSizeLessThan(2000).doesNotContain("hidden");
        }
    }

    /** Bound, or refused with the name of the member. */
    private static boolean bound(JsonObject arguments) {
        try {
            return FORM.read(arguments) != null;
        } catch (UnfitException e) {
            return String.valueOf(e.getMessage()).contains("number of ordinary size");
        }
    }

    private static JsonObject withoutNulls(JsonObject object) {
        var clean = CachedJson.object();
        object.forEach((name, value) -> {
            if (value instanceof JsonObject inner && !name.equals("object")) {
                clean.add(name, withoutNulls(inner));
            } else if (!JsonValue.NULL.equals(value)) {
                clean.add(name, value);
            }
        });
        return clean.build();
    }

    @Provide
    Arbitrary<Everything> everything() {
        return Combinators.combine(texts(), numbers(), times(), several(), left())
                .as(Everything::new);
    }

    @Provide
    Arbitrary<String> places() {
        var names = FORM.schema().getJsonObject("properties").entrySet().stream()
                .flatMap(section -> section.getValue().asJsonObject().getJsonObject("properties").keySet().stream()
                        .map(name -> section.getKey() + "." + name))
                .toList();
        return Arbitraries.oneOf(Arbitraries.of(names), Arbitraries.of("texts.unknown", "left." + "x".repeat(5000)));
    }

    @Provide
    Arbitrary<String> hostileValues() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1.0",
                "1.5",
                "1e2",
                "1e400",
                "-1e400",
                "1e999999999",
                "1e-999999999",
                "2147483648",
                "9223372036854775808",
                "99999999999999999999999999999999999999",
                "\"\"",
                "\"hidden\"",
                "\"file\"",
                "\"FILE\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"" + "hidden".repeat(2000) + "\"",
                "\"abc\\n\"",
                "\"https://host/a b\"",
                "\"relative\"",
                "\"javascript:hidden\"",
                "\"2026-02-30\"",
                "\"2026-02-28\"",
                "\"+999999999-01-01\"",
                "\"2026-02-28T25:00:00Z\"",
                "\"2026-02-28T10:00Z\"",
                "\"2026-02-28T10:00:00Z\"",
                "\"2026-02-28T10:00:00+18:00\"",
                "[]",
                "[null]",
                "[[[[[[]]]]]]",
                "[1,\"hidden\",{}]",
                "[{\"small\":1}]",
                "{}",
                "{\"\":null}",
                "{\"a\":null}",
                "{\"a\":1e30}",
                "{\"a\":1,\"b\":{\"a\":[]}}");
    }

    private static Arbitrary<Texts> texts() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(20).filter(BindingPropertiesTest::isUnicode),
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5),
                        Arbitraries.strings().withChars("abc").ofMaxLength(5),
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(URI.create("https://host/a%20b?c#d"), URI.create("urn:x:y")))
                .as(Texts::new);
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static Arbitrary<Numbers> numbers() {
        return Combinators.combine(
                        Arbitraries.integers(),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.longs(),
                        Arbitraries.doubles(),
                        Arbitraries.bigDecimals(),
                        Arbitraries.of(true, false))
                .as(Numbers::new);
    }

    private static Arbitrary<Times> times() {
        var instants = Arbitraries.longs().between(0, 253_402_300_799L).map(Instant::ofEpochSecond);
        return Combinators.combine(
                        instants,
                        Arbitraries.of(0, 59, 60, 3600, 86_400)
                                .map(second -> Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHours(-3))),
                        Arbitraries.longs().between(0, 2_932_896).map(LocalDate::ofEpochDay))
                .as(Times::new);
    }

    private static Arbitrary<Several> several() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMaxLength(3).list().ofMaxSize(3),
                        numbers().list().ofMinSize(1).ofMaxSize(2),
                        Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(4), Arbitraries.longs())
                                .ofMaxSize(3),
                        Arbitraries.of(CachedJson.readObject("{\"a\":[null,{\"b\":1}]}"), JsonValue.EMPTY_JSON_OBJECT),
                        Arbitraries.of(JsonValue.TRUE, CachedJson.string("x"), JsonValue.EMPTY_JSON_ARRAY)
                                .list()
                                .ofMaxSize(2))
                .as(Several::new);
    }

    private static Arbitrary<Left> left() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMaxLength(3).optional(),
                        Arbitraries.longs()
                                .optional()
                                .map(v -> v.map(OptionalLong::of).orElse(OptionalLong.empty())),
                        Arbitraries.integers()
                                .lessOrEqual(3)
                                .optional()
                                .map(v -> v.map(OptionalInt::of).orElse(OptionalInt.empty())),
                        Arbitraries.doubles()
                                .optional()
                                .map(v -> v.map(OptionalDouble::of).orElse(OptionalDouble.empty())),
                        Arbitraries.of(Kind.class).list().ofMaxSize(2).optional(),
                        Arbitraries.integers().greaterOrEqual(1),
                        Arbitraries.of(Kind.class),
                        Arbitraries.strings().alpha().ofMaxLength(3))
                .as((text, big, small, ratio, kinds, page, kind, word) ->
                        new Left(text, big, small, ratio, kinds, page, kind, List.of(word), word));
    }
}
