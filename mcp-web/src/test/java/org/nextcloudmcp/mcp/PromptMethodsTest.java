package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.mcp.ContentCalls.STATELESS;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("Prompts, in both eras")
class PromptMethodsTest {

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("the list has what the token may ask for, sorted by name, with the arguments")
    void list(ContentCalls era) {
        var result = era.result("prompts/list", "{}", "ListPromptsResult");

        assertThat(result.getJsonArray("prompts").getValuesAs(JsonObject.class))
                .extracting(prompt -> prompt.getString("name"))
                .containsExactly("consent", "greet", "invalid", "question", "show");
        assertThat(result.getJsonArray("prompts").getJsonObject(1).getJsonArray("arguments"))
                .contains(DispatchFixture.object(
                        "{'name':'who','title':'Who','description':'Whom to greet.','required':true}"));
    }

    @Test
    @DisplayName("a list that depends on scopes is the caller's own")
    void hint() {
        var result = STATELESS.result("prompts/list", "{}", "ListPromptsResult");

        assertThat(result.getString("cacheScope")).isEqualTo("private");
        assertThat(result.getInt("ttlMs")).isPositive();
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("arguments are filled in; a blank one counts as left out")
    void get(ContentCalls era) {
        var whole = era.result(
                "prompts/get", "{'name':'greet','arguments':{'who':'Ada','how':'warmly'}}", "GetPromptResult");
        var blank =
                era.result("prompts/get", "{'name':'greet','arguments':{'who':'Ada','how':' '}}", "GetPromptResult");

        assertThat(whole.getJsonArray("messages").getJsonObject(0))
                .isEqualTo(
                        DispatchFixture.object("{'role':'user','content':{'type':'text','text':'Greet Ada warmly.'}}"));
        assertThat(blank.toString()).contains("Greet Ada.");
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("messages may have pictures, sounds and resources in them")
    void contents(ContentCalls era) {
        var result = era.result("prompts/get", "{'name':'show','arguments':{'who':'x'}}", "GetPromptResult");

        assertThat(result.getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getJsonObject("content").getString("type"))
                .containsExactly("image", "audio", "resource");
        assertThat(result.getJsonArray("messages").getJsonObject(2).getString("role"))
                .isEqualTo("assistant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name of a prompt",
                "{'name':7}|name of a prompt",
                "{'name':'none'}|no prompt of that name",
                "{'name':'greet'}|missing: who",
                "{'name':'greet','arguments':null}|missing: who",
                "{'name':'greet','arguments':{'who':''}}|missing: who",
                "{'name':'greet','arguments':{'who':null}}|missing: who",
                "{'name':'greet','arguments':{'who':7}}|object of strings",
                "{'name':'greet','arguments':[]}|object of strings",
                "{'name':'greet','arguments':{'who':'x','when':'y'}}|no argument but",
                "{'name':'invalid','arguments':{'who':'x'}}|No such person",
            })
    @DisplayName("what makes no prompt is -32602 with a sentence")
    void invalid(String params, String sentence) {
        for (var era : ContentCalls.values()) {
            var error = era.error("prompts/get", params);

            assertThat(error.getInt("code")).isEqualTo(-32602);
            assertThat(error.getString("message")).contains(sentence);
        }
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("without its scopes there is a challenge; without a grant the link")
    void doors(ContentCalls era) {
        assertThat(era.answer("prompts/get", "{'name':'hidden'}"))
                .isEqualTo(new McpAnswer.ScopesMissing(Scopes.of("files.read")));
        assertThat(era.error("prompts/get", "{'name':'consent','arguments':{'who':'x'}}")
                        .getJsonObject("data")
                        .getString("authorization_url"))
                .isEqualTo("https://broker.example/connect?request=h");
    }
}
