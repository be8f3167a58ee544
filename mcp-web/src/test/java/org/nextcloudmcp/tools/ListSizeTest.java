package org.nextcloudmcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.json.CachedJson;

@DisplayName("The size of a list")
class ListSizeTest {

    private static final String LIMITED = "{'properties':{'limit':{'type':'integer','default':200}}}";

    private static JsonObject json(String text) {
        return CachedJson.readObject(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{'limit':500}|{'limit':100}", "{'limit':50}|{'limit':50}", "{}|{'limit':100}"})
    @DisplayName("is what the operator allows at most, whether it was given or not")
    void held(String given, String called) {
        assertThat(ListSize.within(100, json(LIMITED), json(given))).isEqualTo(json(called));
    }

    @Test
    @DisplayName("is nothing to a tool that has no such argument, or a schema without properties")
    void none() {
        var arguments = json("{'limit':500}");

        assertThat(ListSize.within(100, json("{'type':'object'}"), arguments)).isSameAs(arguments);
        assertThat(ListSize.within(100, json("{'properties':{}}"), arguments)).isSameAs(arguments);
        assertThat(ListSize.within(100, json("{'properties':{'limit':{'type':'string'}}}"), arguments))
                .isSameAs(arguments);
    }
}
