package org.nextcloudmcp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.json.CachedJson;

@DisplayName("A record as JSON")
class RecordFormTest {

    private static final RecordForm<Everything.Left> LEFT = RecordForm.ofArguments(Everything.Left.class);

    @Test
    @DisplayName(
            "has a schema of the standard, with the names in snake_case and everything that Java cannot hold shut out")
    void schema() {
        var schema = RecordForm.ofArguments(Everything.class).schema();

        assertThat(Standard.faultsOfSchema(schema)).isEmpty();
        assertThat(schema.getJsonObject("properties").getJsonObject("texts"))
                .isEqualTo(json("{'type':'object','properties':{"
                        + "'text':{'type':'string','description':'any'},"
                        + "'word':{'type':'string','minLength':1,'maxLength':5},"
                        + "'letters':{'type':'string','pattern':'^(?:[a-c]*)$'},"
                        + "'kind':{'type':'string','enum':['file','open_folder','utf-8']},"
                        + "'link':{'type':'string','format':'uri'}},"
                        + "'additionalProperties':false,'required':['text','word','letters','kind','link']}"));
        assertThat(schema.getJsonObject("properties").getJsonObject("numbers").getJsonObject("properties"))
                .isEqualTo(json("{'small':{'type':'integer','minimum':-2147483648,'maximum':2147483647},"
                        + "'limited':{'type':'integer','minimum':0,'maximum':10},"
                        + "'big':{'type':'integer'},'ratio':{'type':'number'},'exact':{'type':'number'},"
                        + "'flag':{'type':'boolean'}}"));
        assertThat(schema.getJsonObject("properties").getJsonObject("several").getJsonObject("properties"))
                .containsEntry("short_words", json("{'type':'array','items':{'type':'string','maxLength':3}}"))
                .containsEntry("counts", json("{'type':'object','additionalProperties':{'type':'integer'}}"))
                .containsEntry("object", json("{'type':'object'}"));
    }

    @Test
    @DisplayName("requires what is neither optional nor has a default, and says the default")
    void required() {
        assertThat(LEFT.schema()).doesNotContainKey("required");
        assertThat(LEFT.schema().getJsonObject("properties"))
                .containsEntry("small", json("{'type':'integer','minimum':-2147483648,'maximum':3}"))
                .containsEntry(
                        "page",
                        json("{'type':'integer','minimum':1,'maximum':2147483647,'description':'a page','default':7}"));
        assertThat(LEFT.schema()
                        .getJsonObject("properties")
                        .getJsonObject("kind")
                        .getString("default"))
                .isEqualTo("open_folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}", "{'text':null,'big':null,'page':null,'kinds':null,'word':null}"})
    @DisplayName("takes null for left out, and the default for what is left out")
    void defaults(String arguments) {
        var left = LEFT.read(json(arguments));

        assertThat(left.text()).isEmpty();
        assertThat(left.big()).isEmpty();
        assertThat(left.small()).isEmpty();
        assertThat(left.ratio()).isEmpty();
        assertThat(left.kinds()).isEmpty();
        assertThat(left.page()).isEqualTo(7);
        assertThat(left.kind()).isEqualTo(Everything.Kind.OPEN_FOLDER);
        assertThat(left.words()).containsExactly("a");
        assertThat(left.word()).isEmpty();
    }

    @Test
    @DisplayName("takes what is given over the default")
    void given() {
        var left =
                LEFT.read(json("{'text':'abc','big':3.0,'small':1,'ratio':2,'kinds':['utf-8'],'page':2,'word':'x'}"));

        assertThat(left)
                .isEqualTo(new Everything.Left(
                        Optional.of("abc"),
                        java.util.OptionalLong.of(3),
                        java.util.OptionalInt.of(1),
                        java.util.OptionalDouble.of(2),
                        Optional.of(List.of(Everything.Kind.UTF_8)),
                        2,
                        Everything.Kind.OPEN_FOLDER,
                        List.of("a"),
                        "x"));
    }

    @Test
    @DisplayName("leaves out of a result what is empty, and a result has no bounds that only Java knows")
    void result() {
        var result = new Result(3, Optional.empty(), Map.of("a", List.of(1)));

        assertThat(RecordForm.json(result)).isEqualTo(json("{'count':3,'by_name':{'a':[1]}}"));
        assertThat(RecordForm.ofResult(Result.class).schema().toString()).doesNotContain("2147483647");
        assertThat(RecordForm.ofResult(Result.class)).isSameAs(RecordForm.ofResult(Result.class));
    }

    @Test
    @DisplayName("a component that is null is a fault that names it, and no member that is missing")
    void nullInResult() {
        assertThatThrownBy(() -> RecordForm.json(new Result(1, null, Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Result.note is null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'ratio':1e999}|ratio must be a number of ordinary size",
                "{'ratio':1,'deep':[{'exact':1e999999999}]}|deep[0].exact must be a number of ordinary size",
                "{'ratio':1,'deep':[{'exact':1},{'exact':1e-999999999}]}|deep[1].exact must be a number of ordinary size"
            })
    @DisplayName("refuses a number that no computer should write out, and says where it is")
    void hugeNumbers(String arguments, String problem) {
        assertThatThrownBy(() -> RecordForm.ofArguments(Huge.class).read(json(arguments)))
                .isInstanceOf(UnfitException.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @MethodSource("faulty")
    @DisplayName("what cannot be said in a schema stops the start, with a sentence that says where")
    void faulty(Class<? extends Record> type, String sentence) {
        assertThatThrownBy(() -> RecordForm.ofArguments(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of(Odd.class, "Odd.thread: the type java.lang.Thread has no form in JSON here"),
                Arguments.of(
                        Keys.class,
                        "Keys.map: the type java.util.Map<java.lang.Integer, java.lang.String> has no form in JSON here"),
                Arguments.of(Raw.class, "Raw.list: the type java.util.List has no form in JSON here"),
                Arguments.of(Self.class, "Self.inner: Self contains itself"),
                Arguments.of(Twice.class, "Twice has two members named a_b"),
                Arguments.of(
                        Sized.class, "Sized.flag: the constraint @Size cannot be held for a value of type boolean"),
                Arguments.of(Least.class, "Least.text: the constraint @Min cannot be held for a value of type string"),
                Arguments.of(
                        Unsaid.class, "Unsaid.n: the constraint @Digits cannot be held for a value of type number"),
                Arguments.of(Flags.class, "Flags.text: a pattern with flags cannot be said in a schema"),
                Arguments.of(Both.class, "Both.text: it is an optional and has a default: it can be but one of them"),
                Arguments.of(Unfit.class, "Unfit.n: its default does not fit: value must be at least 5"),
                Arguments.of(
                        NoJson.class, "NoJson.n: its default does not fit: value must be an integer, not a boolean"));
    }

    record Result(int count, Optional<String> note, Map<String, List<Integer>> byName) {}

    record Huge(double ratio, Optional<List<Deep>> deep) {
        record Deep(BigDecimal exact) {}
    }

    record Odd(Thread thread) {}

    record Keys(Map<Integer, String> map) {}

    @SuppressWarnings("rawtypes")
    record Raw(List list) {}

    record Self(Optional<Self> inner) {}

    record Twice(String aB, @JsonName("a_b") String other) {}

    record Sized(@Size(max = 3) boolean flag) {}

    record Least(@Min(3) String text) {}

    record Unsaid(@Digits(integer = 3, fraction = 2) BigDecimal n) {}

    record Flags(
            @Pattern(regexp = "a", flags = Pattern.Flag.CASE_INSENSITIVE)
            String text) {}

    record Both(
            @ToolArg(description = "d", defaultValue = "x") Optional<String> text) {}

    record Unfit(
            @ToolArg(description = "d", defaultValue = "3") @Min(5)
            long n) {}

    record NoJson(
            @ToolArg(description = "d", defaultValue = "true")
            long n) {}

    private static JsonObject json(String text) {
        return CachedJson.readObject(text.replace('\'', '"'));
    }
}
