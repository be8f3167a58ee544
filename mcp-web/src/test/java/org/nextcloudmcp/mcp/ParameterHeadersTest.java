package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.tools.HeaderParameter;

@DisplayName("A header that repeats an argument")
class ParameterHeadersTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"arguments\":{\"at\":{\"region\":\"eu\"}}}    | eu                 | true",
                "{\"arguments\":{\"at\":{\"region\":\"eu\"}}}    | us                 | false",
                "{\"arguments\":{\"at\":{\"region\":\"eu\"}}}    | -                  | false",
                "{\"arguments\":{\"at\":{\"region\":\"über\"}}}  | =?base64?w7xiZXI=?= | true",
                "{\"arguments\":{\"at\":{\"region\":\"über\"}}}  | =?base64?!?=       | false",
                "{\"arguments\":{\"at\":{}}}                     | -                  | true",
                "{\"arguments\":{\"at\":{}}}                     | eu                 | false",
                "{\"arguments\":{\"at\":{\"region\":null}}}      | -                  | true",
                "{}                                              | -                  | true",
                "{}                                              | eu                 | false",
                "{\"arguments\":{\"at\":{\"region\":42}}}        | 42                 | true",
                "{\"arguments\":{\"at\":{\"region\":42.0}}}      | 42                 | true",
                "{\"arguments\":{\"at\":{\"region\":-7}}}        | -7                 | true",
                "{\"arguments\":{\"at\":{\"region\":1e999999999}}} | 1                | false",
                "{\"arguments\":{\"at\":{\"region\":42}}}        | 42x                | false",
                "{\"arguments\":{\"at\":{\"region\":true}}}      | true               | true",
                "{\"arguments\":{\"at\":{\"region\":true}}}      | True               | false"
            })
    void truthTable(String members, String header, boolean agrees) {
        var params = CachedJson.object(CachedJson.readObject(members))
                .add("name", "tool")
                .build();
        var headers = new McpHeaders(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                name -> name.equals("Mcp-Param-Region") ? Optional.ofNullable(header) : Optional.empty());

        var fault = ParameterHeaders.fault(
                headers,
                new Request(CachedJson.number(1), "tools/call", params),
                tool -> List.of(new HeaderParameter("Mcp-Param-Region", List.of("at", "region"))));

        assertThat(fault.isEmpty()).isEqualTo(agrees);
        fault.ifPresent(error -> assertThat(error.code()).isEqualTo(McpErrors.HEADER_MISMATCH));
    }
}
