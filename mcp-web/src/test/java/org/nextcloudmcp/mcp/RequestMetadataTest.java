package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.call.TraceContext;
import org.nextcloudmcp.json.CachedJson;

class RequestMetadataTest {

    @Test
    void theTraceOfARequestIsInItsMetadataUnderTheNameThatMcpReserves() {
        assertThat(trace("\"00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01\""))
                .contains(new TraceContext("0af7651916cd43dd8448eb211c80319c", "01"));
    }

    @Test
    void aTraceThatIsNoneIsIgnored() {
        assertThat(trace("\"anything\"")).isEmpty();
        assertThat(trace("42")).isEmpty();
        assertThat(trace("{}")).isEmpty();
    }

    private static Optional<TraceContext> trace(String json) {
        return RequestMetadata.of(CachedJson.readObject("{\"_meta\":{\"traceparent\":" + json + "}}"))
                .trace();
    }
}
