package org.nextcloudmcp.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00f067aa0ba902b7";

    @Test
    void aCallsTraceGoesOnUnderAParentOfItsOwn() {
        var trace = TraceContext.parse("00-" + TRACE + "-" + PARENT + "-01").orElseThrow();

        assertThat(trace.onward())
                .matches("00-" + TRACE + "-(?!0{16})[0-9a-f]{16}-01")
                .doesNotContain(PARENT);
        assertThat(trace.onward()).isNotEqualTo(trace.onward());
    }

    @Test
    void whatALaterVersionAppendsIsLeftOut() {
        var trace = TraceContext.parse("01-" + TRACE + "-" + PARENT + "-00-what-comes-later");

        assertThat(trace).contains(new TraceContext(TRACE, "00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-01-more",
                "00-" + TRACE + "-" + PARENT + "-1",
                "00-" + TRACE + "-0000000000000000-01",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-01\r\nX-Injected: yes",
                " 00-" + TRACE + "-" + PARENT + "-01"
            })
    void whatIsNotWellFormedIsNoTrace(String traceparent) {
        assertThat(TraceContext.parse(traceparent)).isEmpty();
    }
}
