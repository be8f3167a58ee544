package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.json.CachedJson;

@DisplayName("Questions in the middle of a reading or a prompt, in 2026-07-28")
class ContentQuestionsTest {

    private static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{'elicitation':{}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources/read|test://question|'uri':'test://question'",
                "prompts/get|question|'name':'question','arguments':{'who':'x'}",
            })
    @DisplayName("are asked as input_required, without a hint to keep that, and the answer completes them")
    void rounds(String method, String name, String params) {
        var asked = result(method, name, params);

        assertThat(asked.getString("resultType")).isEqualTo("input_required");
        assertThat(asked).doesNotContainKeys("ttlMs", "cacheScope", "contents", "messages");
        assertThat(asked.getJsonObject("inputRequests").getJsonObject("which").getString("method"))
                .isEqualTo("elicitation/create");

        var state =
                asked.containsKey("requestState") ? ",'requestState':'" + asked.getString("requestState") + "'" : "";
        var answered = result(
                method,
                name,
                params + state + ",'inputResponses':{'which':{'action':'accept','content':{'it':'this one'}}}");

        assertThat(answered.getString("resultType")).isEqualTo("complete");
        assertThat(answered.toString()).contains("this one");
        if (method.equals("resources/read")) {
            // a result that answers brought about is not what the same request would give to the next one
            assertThat(answered.getInt("ttlMs")).isZero();
        }
    }

    private static JsonObject result(String method, String name, String params) {
        var body = CachedJson.object()
                .add("jsonrpc", "2.0")
                .add("id", 1)
                .add("method", method)
                .add("params", DispatchFixture.object("{" + META + "," + params + "}"))
                .build();
        var answer = DispatchFixture.answer(DispatchFixture.headers("2026-07-28", method, name), body.toString());
        var message = ((McpAnswer.Message) answer).body();
        assertThat(message).as(message.toString()).containsKey("result");
        return message.getJsonObject("result");
    }
}
