package org.nextcloudmcp.reliability;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.nextcloudmcp.walkthrough.McpClient;

/**
 * One call of a tool by one user (MCP 2026-07-28: stateless, everything said in each request).
 *
 * @param user whose token it is, and whose data must come back
 */
record ToolCall(URI endpoint, String token, int user, String tool, String arguments) {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final AtomicLong IDS = new AtomicLong();

    /** The user reads his own file. */
    static ToolCall readFile(URI endpoint, String token, int user) {
        return new ToolCall(endpoint, token, user, "nc_webdav_read_file", "{\"path\":\"" + Crowd.FILE + "\"}");
    }

    /** The user takes his grant back. */
    static ToolCall revoke(URI endpoint, String token, int user) {
        return new ToolCall(endpoint, token, user, "revoke_nextcloud_access", "{}");
    }

    /** The user asks whether there is a grant. */
    static ToolCall status(URI endpoint, String token, int user) {
        return new ToolCall(endpoint, token, user, "check_provisioning_status", "{}");
    }

    HttpRequest request() {
        String body = """
                {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s,"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"%s","io.modelcontextprotocol/clientCapabilities":{},\
                "io.modelcontextprotocol/clientInfo":{"name":"load","version":"1"}}}}""".formatted(IDS.incrementAndGet(), tool, arguments, McpClient.VERSION);
        return HttpRequest.newBuilder(endpoint)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", McpClient.VERSION)
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** What the answer to {@link #readFile} is worth. */
    Verdict verdict(HttpResponse<String> answer) {
        String body = answer.body();
        if (answer.statusCode() == 200 && body.contains(Crowd.mark(user))) {
            return Verdict.RIGHT;
        } else if (Crowd.isSomebodys(body)) {
            return Verdict.SOMEBODY_ELSES;
        } else if (body.contains("authorization_url") || body.contains("Too many links to connect")) {
            return Verdict.NOT_PROVISIONED;
        }
        boolean saysWhen = answer.headers().firstValue("Retry-After").isPresent() || body.contains("Try again in ");
        boolean unavailable = answer.statusCode() == 503 || body.contains("There is no access token for Nextcloud");
        return unavailable && saysWhen ? Verdict.TRY_LATER : Verdict.OTHER;
    }
}
