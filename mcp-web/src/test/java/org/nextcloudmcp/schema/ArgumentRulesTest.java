package org.nextcloudmcp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.tools.JsonSchema.arrayOf;
import static org.nextcloudmcp.tools.JsonSchema.bool;
import static org.nextcloudmcp.tools.JsonSchema.integer;
import static org.nextcloudmcp.tools.JsonSchema.number;
import static org.nextcloudmcp.tools.JsonSchema.object;
import static org.nextcloudmcp.tools.JsonSchema.oneOf;
import static org.nextcloudmcp.tools.JsonSchema.string;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.JsonSchema;

class ArgumentRulesTest {

    private static final JsonSchema SCHEMA = object().required("path", string().length(1, 5))
            .optional("limit", integer().between(1, 10))
            .optional("ratio", number().between(0, 1))
            .optional("kind", oneOf("file", "folder"))
            .optional("deep", bool())
            .optional("name", string().matching("^[a-z]+$").length(0, 4))
            .optional("labels", arrayOf(string().length(1, 3)))
            .optional("where", object().required("id", integer()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'path':'a'}",
                "{'path':'abcde','limit':10,'ratio':0.5,'kind':'file','deep':false,'name':'abcd'}",
                "{'path':'a','limit':1.0}",
                "{'path':'a','ratio':1}",
                "{'path':'a','limit':null,'kind':null,'where':null}",
                "{'path':'a','labels':[]}",
                "{'path':'a','labels':['x','yz']}",
                "{'path':'a','where':{'id':7}}",
                "{'path':'\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00'}"
            })
    @DisplayName("arguments that fit have no problems")
    void fitting(String arguments) {
        assertThat(problems(arguments)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|path is required",
                "{'path':null}|path is required",
                "{'path':''}|path must not be empty",
                "{'path':'abcdef'}|path must have at most 5 characters, not 6",
                "{'path':7}|path must be a string, not a number",
                "{'path':['a']}|path must be a string, not an array",
                "{'path':'a','limit':0}|limit must be at least 1",
                "{'path':'a','limit':11}|limit must be at most 10",
                "{'path':'a','limit':1.5}|limit must be an integer, not a number",
                "{'path':'a','limit':1e999999999}|limit must be an integer, not a number",
                "{'path':'a','limit':'1'}|limit must be an integer, not a string",
                "{'path':'a','ratio':1.01}|ratio must be at most 1",
                "{'path':'a','kind':'link'}|kind must be one of: file, folder",
                "{'path':'a','deep':'yes'}|deep must be a boolean, not a string",
                "{'path':'a','deep':0}|deep must be a boolean, not a number",
                "{'path':'a','name':'A'}|name must match the pattern ^[a-z]+$",
                "{'path':'a','name':'ab\\n'}|name must match the pattern ^[a-z]+$",
                "{'path':'a','name':'abcdA'}|name must have at most 4 characters, not 5",
                "{'path':'a','labels':'x'}|labels must be an array, not a string",
                "{'path':'a','labels':['x',7,'long']}|labels[1] must be a string, not a number",
                "{'path':'a','labels':[null]}|labels[0] must be a string, not null",
                "{'path':'a','where':{}}|where.id is required",
                "{'path':'a','where':{'id':1,'x':1}}|where.x is not an argument here; known are: id"
            })
    @DisplayName("what does not fit is named with its reason")
    void notFitting(String arguments, String problem) {
        assertThat(problems(arguments)).contains(problem);
    }

    @Test
    @DisplayName("all problems are told at once")
    void allAtOnce() {
        assertThat(problems("{'limit':0,'kind':'x','other':1}")).hasSize(4);
    }

    @Test
    @DisplayName("a flood of problems is cut, and the name of an unknown argument too")
    void bounded() {
        var labels = "'',".repeat(1000) + "''";

        assertThat(problems("{'path':'a','labels':[" + labels + "]}")).hasSize(ArgumentRules.MOST_PROBLEMS);
        assertThat(problems("{'path':'a','" + "x".repeat(100_000) + "':1}"))
                .first()
                .asString()
                .hasSizeLessThan(300);
    }

    @Test
    @DisplayName("a value is never quoted back")
    void silent() {
        assertThat(
                        problems(
                                "{'path':'a hidden word','limit':'a hidden word','kind':'a hidden word','name':'a hidden word'}"))
                .hasSize(4)
                .noneMatch(problem -> problem.contains("hidden"));
    }

    @Property(tries = 500)
    @Label("what we accept, a validator of the whole standard accepts too, and the other way round")
    void agreesWithTheStandard(@ForAll("values") String value, @ForAll("names") String name)
            throws JsonProcessingException {
        var arguments = "{'path':'a','" + name + "':" + value + "}";
        var standard = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SCHEMA.json().toString());

        assertThat(problems(arguments).isEmpty())
                .as(arguments)
                .isEqualTo(standard.validate(arguments.replace('\'', '"'), InputFormat.JSON)
                        .isEmpty());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("limit", "ratio", "kind", "deep", "name", "labels", "where", "other");
    }

    /** Without null: the standard refuses it, we take it for a left-out argument. */
    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "0",
                "1",
                "10",
                "11",
                "0.5",
                "1.0",
                "2e0",
                "-1",
                "true",
                "false",
                "''",
                "'file'",
                "'abcd'",
                "'abcde'",
                "'A'",
                "[]",
                "['x']",
                "['xxxx']",
                "[1]",
                "{}",
                "{'id':1}",
                "{'id':'1'}",
                "{'id':1,'x':2}");
    }

    private static List<String> problems(String arguments) {
        return ArgumentRules.of(SCHEMA.json()).problems(CachedJson.readObject(arguments.replace('\'', '"')));
    }
}
