package org.nextcloudmcp.robustness;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A client of 2025-11-25 with a session. */
record OlderClient(Edge edge, String sub, String session) {

    /** Initializes and takes the session that it is given. */
    static OlderClient begin(Edge edge, String sub) {
        HttpResponse<String> answer = edge.send(
                edge.bare(
                        "POST",
                        Bodies.older(
                                        "initialize",
                                        "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"elicitation\":{}},"
                                                + "\"clientInfo\":{\"name\":\"older\",\"version\":\"1\"}")
                                .getBytes(StandardCharsets.UTF_8)),
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + edge.tokenOf(sub)));
        String session = answer.headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " without session: " + answer.body()));
        return new OlderClient(edge, sub, session);
    }

    HttpResponse<String> request(String method, String params) {
        return edge.send(edge.bare("POST", Bodies.older(method, params).getBytes(StandardCharsets.UTF_8)), headers());
    }

    HttpResponse<String> end() {
        return edge.send(edge.bare("DELETE", new byte[0]), headers());
    }

    /** Opens the stream of the session; the connection is the caller's. */
    RawConnection listen() {
        return new RawConnection(edge.port())
                .send("GET /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + edge.tokenOf(sub)
                        + "\r\nAccept: text/event-stream\r\nMCP-Protocol-Version: 2025-11-25\r\nMcp-Session-Id: "
                        + session + "\r\n\r\n");
    }

    private Map<String, String> headers() {
        return new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + edge.tokenOf(sub),
                "MCP-Protocol-Version",
                "2025-11-25",
                "Mcp-Session-Id",
                session));
    }
}
