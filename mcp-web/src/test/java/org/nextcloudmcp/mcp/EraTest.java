package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.mcp.DispatchFixture.headers;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.json.CachedJson;

class EraTest {

    @ParameterizedTest(name = "{0}, header {1}, _meta {2} → {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "initialize, -, -, initialized",
                "initialize, 2025-11-25, -, initialized",
                "initialize, 2099-01-01, -, initialized",
                "initialize, 2026-07-28, 2026-07-28, stateless",
                "initialize, -, 2026-07-28, -32020",
                "tools/list, -, -, initialized",
                "tools/list, 2025-06-18, -, initialized",
                "tools/list, 2026-07-28, 2026-07-28, stateless",
                "tools/list, 2026-07-28, -, stateless",
                "tools/list, 2025-11-25, 2025-11-25, initialized",
                "tools/list, 2025-11-25, 2026-07-28, -32020",
                "tools/list, -, 2026-07-28, -32020",
                "tools/list, 2099-01-01, 2099-01-01, -32022",
                "tools/list, 2099-01-01, -, -32022",
                "server/discover, -, -, -32020",
                "server/discover, 2026-07-28, 2026-07-28, stateless"
            })
    @DisplayName("the era of a request is in the request alone")
    void truthTable(String method, String header, String meta, String expected) {
        var params = meta == null
                ? JsonValue.EMPTY_JSON_OBJECT
                : CachedJson.object()
                        .add("_meta", CachedJson.object().add("io.modelcontextprotocol/protocolVersion", meta))
                        .build();

        assertThat(word(Era.ofRequest(headers(header, null, null), method, params)))
                .isEqualTo(expected);
    }

    private static String word(Era era) {
        if (era instanceof Era.Refused refused) {
            return String.valueOf(refused.error().code());
        }
        return era instanceof Era.Stateless ? "stateless" : "initialized";
    }
}
