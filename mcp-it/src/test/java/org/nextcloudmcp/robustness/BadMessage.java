package org.nextcloudmcp.robustness;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that is wrong in one way, and what it must be answered.
 *
 * @param headers beside the token and Accept; a name with {@code +} at its end is sent once more
 * @param statuses that the specification allows
 * @param code of the JSON-RPC error; 0: none is asked for
 */
record BadMessage(String name, String method, Map<String, String> headers, byte[] body, int[] statuses, int code) {

    static BadMessage of(String name, String body, int status, int code) {
        return new BadMessage(name, "POST", json(), body.getBytes(StandardCharsets.UTF_8), new int[] {status}, code);
    }

    /** A whole request of 2026-07-28 with all headers right. */
    static BadMessage modern(String name, String rpcMethod, String body, int status, int code) {
        return of(name, body, status, code)
                .with("MCP-Protocol-Version", "2026-07-28")
                .with("Mcp-Method", rpcMethod);
    }

    BadMessage with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new BadMessage(name, method, more, body, statuses, code);
    }

    BadMessage without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new BadMessage(name, method, fewer, body, statuses, code);
    }

    BadMessage by(String httpMethod) {
        return new BadMessage(name, httpMethod, headers, body, statuses, code);
    }

    BadMessage bytes(byte[] other) {
        return new BadMessage(name, method, headers, other, statuses, code);
    }

    BadMessage or(int otherStatus) {
        return new BadMessage(name, method, headers, body, new int[] {statuses[0], otherStatus}, code);
    }

    HttpRequest request(Edge edge) {
        HttpRequest.Builder request = edge.bare(method, body);
        headers.forEach((header, value) -> request.header(header.replace("+", ""), value));
        return request.build();
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    @Override
    public String toString() {
        return name;
    }
}
