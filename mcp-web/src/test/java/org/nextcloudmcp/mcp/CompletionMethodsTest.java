package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Completion, in both eras")
class CompletionMethodsTest {

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("an argument of a prompt is completed, with regard to the other arguments")
    void prompt(ContentCalls era) {
        var all = complete(era, "{'type':'ref/prompt','name':'greet'}", "who", "al", "");
        var other = complete(
                era, "{'type':'ref/prompt','name':'greet'}", "who", "al", ",'context':{'arguments':{'how':'alice'}}");

        assertThat(all).isEqualTo("{\"values\":[\"alice\",\"alina\"],\"total\":2,\"hasMore\":false}");
        assertThat(other).isEqualTo("{\"values\":[\"alina\"],\"total\":1,\"hasMore\":false}");
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("a variable of a template is completed, with a hundred values at most")
    void template(ContentCalls era) {
        var all = complete(era, "{'type':'ref/resource','uri':'test://numbers/{id}/data'}", "id", "", "");

        assertThat(all).contains("\"100\"").doesNotContain("\"101\"").endsWith("\"total\":150,\"hasMore\":true}");
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("who may not read is suggested nothing, and no challenge is made of it")
    void scopes(ContentCalls era) {
        assertThat(complete(era, "{'type':'ref/resource','uri':'test://private/{id}'}", "id", "", ""))
                .isEqualTo("{\"values\":[],\"total\":0,\"hasMore\":false}");
        assertThat(complete(era, "{'type':'ref/prompt','name':'hidden'}", "who", "", ""))
                .contains("\"values\":[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'ref':7,'argument':{'name':'who','value':''}}",
                "{'ref':{'type':'ref/prompt','name':'greet'}}",
                "{'ref':{'type':'ref/prompt','name':'greet'},'argument':{'name':'who'}}",
                "{'ref':{'type':'ref/prompt','name':'greet'},'argument':{'name':'who','value':7}}",
                "{'ref':{'type':'ref/prompt','name':'greet'},'argument':{'name':'whom','value':''}}",
                "{'ref':{'type':'ref/prompt','name':'none'},'argument':{'name':'who','value':''}}",
                "{'ref':{'type':'ref/prompt','uri':'greet'},'argument':{'name':'who','value':''}}",
                "{'ref':{'type':'ref/tool','name':'greet'},'argument':{'name':'who','value':''}}",
                "{'ref':{'type':'ref/resource','uri':'test://numbers/1/data'},'argument':{'name':'id','value':''}}",
                "{'ref':{'type':'ref/prompt','name':'greet'},'argument':{'name':'who','value':''},"
                        + "'context':{'arguments':{'how':7}}}",
            })
    @DisplayName("what names nothing that can be completed is -32602")
    void invalid(String params) {
        for (var era : ContentCalls.values()) {
            assertThat(era.error("completion/complete", params).getInt("code")).isEqualTo(-32602);
        }
    }

    private static String complete(ContentCalls era, String ref, String name, String value, String context) {
        return era.result(
                        "completion/complete",
                        "{'ref':" + ref + ",'argument':{'name':'" + name + "','value':'" + value + "'}" + context + "}",
                        "CompleteResult")
                .getJsonObject("completion")
                .toString();
    }
}
