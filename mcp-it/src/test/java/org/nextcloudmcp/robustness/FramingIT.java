package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are no proper HTTP, and bodies that take their time. */
@ExtendWith(EdgeStage.class)
class FramingIT {
    private static final int SLOW_CLIENTS = 100;

    private final Edge edge;

    FramingIT(Edge edge) {
        this.edge = edge;
    }

    static Stream<Arguments> framings() {
        String chunked = "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        return Stream.of(
                Arguments.of("a chunk whose size is no number", chunked + "zz\r\n{}\r\n0\r\n\r\n"),
                Arguments.of("a chunk of negative size", chunked + "-1\r\n{}\r\n0\r\n\r\n"),
                Arguments.of("a chunk of endless size", chunked + "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
                Arguments.of("a length that is no number", "Content-Length: many\r\nConnection: close\r\n\r\n{}"),
                Arguments.of("a negative length", "Content-Length: -5\r\nConnection: close\r\n\r\n{}"),
                Arguments.of(
                        "a length and chunks",
                        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"),
                Arguments.of("two lengths", "Content-Length: 2\r\nContent-Length: 20\r\nConnection: close\r\n\r\n{}"),
                Arguments.of("a header of 100 KB", "X-Long: " + "x".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n"),
                Arguments.of("a thousand headers", "X-Many: x\r\n".repeat(1000) + "Content-Length: 0\r\n\r\n"),
                Arguments.of("a header without a colon", "nonsense\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("framings")
    @DisplayName("what is no proper HTTP is refused or hung up on, and never a fault")
    void improper(String name, String rest) {
        try (var connection = new RawConnection(edge.port())) {
            String answer = connection.send(head() + rest).answer();

            // an empty answer: the server has closed the connection
            assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 5");
            assertThat(answer).doesNotContain("Exception", "at org.", "at com.", "SRVE");
        }
    }

    @Test
    @DisplayName("a hundred clients that send their bodies byte by byte keep nobody from being served")
    void slowBodies() {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                slow.add(new RawConnection(edge.port()).send(head() + "Content-Length: 1000\r\n\r\n{\"jsonrpc\""));
            }
            for (int i = 0; i < 20; i++) {
                slow.forEach(connection -> connection.send(" "));
                long begun = System.nanoTime();
                assertThat(edge.send(edge.post(Bodies.modern("tools/list", "")), Map.of("Mcp-Method", "tools/list"))
                                .statusCode())
                        .isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            slow.forEach(RawConnection::close);
        }
    }

    private String head() {
        return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + edge.token()
                + "\r\nContent-Type: application/json\r\n";
    }
}
