package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Every method in either era: its HTTP status, and the code of its error")
class MethodsByEraTest {

    @ParameterizedTest(name = "{0}: 2026-07-28 → {2}, before → {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // method | params | 2026-07-28 | 2025-11-25
                "server/discover             | -                                  | 200        | 200 -32601",
                "subscriptions/listen        | \"notifications\":{}               | 406 -32600 | 200 -32601",
                "subscriptions/listen        | -                                  | 400 -32602 | 200 -32601",
                "initialize                  | \"protocolVersion\":\"2025-11-25\" | 404 -32601 | 200",
                "initialize                  | -                                  | 404 -32601 | 200 -32602",
                "ping                        | -                                  | 404 -32601 | 200",
                "logging/setLevel            | \"level\":\"info\"                 | 404 -32601 | 200",
                "logging/setLevel            | \"level\":\"loud\"                 | 404 -32601 | 200 -32602",
                "logging/setLevel            | -                                  | 404 -32601 | 200 -32602",
                "resources/subscribe         | \"uri\":\"test://a\"               | 404 -32601 | 200",
                "resources/subscribe         | -                                  | 404 -32601 | 200 -32602",
                "resources/unsubscribe       | \"uri\":\"test://a\"               | 404 -32601 | 200",
                "tools/list                  | -                                  | 200        | 200",
                "tools/list                  | \"cursor\":\"nonsense\"            | 200 -32602 | 200 -32602",
                "tools/call                  | \"name\":\"greet\"                 | 200        | 200",
                "tools/call                  | \"name\":\"unknown\"               | 200 -32602 | 200 -32602",
                "tools/call                  | -                                  | 200 -32602 | 200 -32602",
                "tools/call                  | \"name\":\"broken\"                | 500 -32603 | 200 -32603",
                "resources/list              | -                                  | 200        | 200",
                "resources/templates/list    | -                                  | 200        | 200",
                "resources/read              | \"uri\":\"test://nowhere\"         | 200 -32602 | 200 -32002",
                "prompts/list                | -                                  | 200        | 200",
                "prompts/get                 | \"name\":\"unknown\"               | 200 -32602 | 200 -32602",
                "tasks/get                   | -                                  | 404 -32601 | 200 -32601",
                "no/such                     | -                                  | 404 -32601 | 200 -32601"
            })
    void truthTable(String method, String params, String stateless, String initialized) {
        var members = params == null ? "" : params;

        assertThat(stateless(method, members)).as("2026-07-28").isEqualTo(stateless);
        assertThat(initialized(method, members)).as("2025-11-25").isEqualTo(initialized);
    }

    private static String stateless(String method, String members) {
        var meta = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
        var name = members.matches("\"(name|uri)\":.*")
                ? Optional.of(members.substring(members.indexOf(':') + 2, members.length() - 1))
                : Optional.<String>empty();
        return word(DispatchFixture.answer(
                DispatchFixture.headers("2026-07-28", method, name.orElse(null)),
                message(method, meta + (members.isEmpty() ? "" : "," + members))));
    }

    private static String initialized(String method, String members) {
        return word(
                DispatchFixture.answer(DispatchFixture.headers("2025-11-25", null, null), message(method, members)));
    }

    private static String message(String method, String members) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + members + "}}";
    }

    private static String word(McpAnswer answer) {
        if (answer instanceof McpAnswer.SessionOpened) {
            return "200";
        }
        var message = (McpAnswer.Message) answer;
        var error = message.body().getJsonObject("error");
        return message.status() + (error == null ? "" : " " + error.getInt("code"));
    }
}
