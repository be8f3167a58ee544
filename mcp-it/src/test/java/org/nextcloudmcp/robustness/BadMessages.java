package org.nextcloudmcp.robustness;

import static org.nextcloudmcp.robustness.BadMessage.modern;
import static org.nextcloudmcp.robustness.BadMessage.of;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that can be wrong with one request; MCP 2026-07-28, Streamable HTTP, and JSON-RPC 2.0 section 5.1. */
final class BadMessages {
    static final int PARSE = -32700;
    static final int INVALID = -32600;
    static final int NO_METHOD = -32601;
    static final int PARAMS = -32602;
    static final int HEADERS = -32020;
    static final int VERSION = -32022;

    private static final String PING = Bodies.older("ping", "");
    private static final String LIST = Bodies.modern("tools/list", "");
    private static final String CALL = Bodies.modern("tools/call", "\"name\":\"check_provisioning_status\"");

    private BadMessages() {}

    static Stream<BadMessage> all() {
        return Stream.of(notJson(), tooMuch(), notJsonRpc(), mediaTypes(), versions(), headers(), params(), older())
                .flatMap(some -> some);
    }

    static Stream<BadMessage> notJson() {
        String open = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"";
        return Stream.of(
                of("nothing", "", 400, PARSE),
                of("blanks", "  \r\n\t ", 400, PARSE),
                of("cut off", open, 400, PARSE),
                of("cut off in a text", "{\"jsonrpc\":\"2.", 400, PARSE),
                of("cut off in an escape", "{\"jsonrpc\":\"\\u00", 400, PARSE),
                of("no JSON", "nonsense", 400, PARSE),
                of("a form", "jsonrpc=2.0&id=1&method=ping", 400, PARSE),
                of("a text", "\"ping\"", 400, PARSE),
                of("a number", "1", 400, PARSE),
                of("null", "null", 400, PARSE),
                of("two messages", PING + PING, 400, PARSE),
                of("two lines", PING + "\n" + PING, 400, PARSE),
                of("something behind it", PING + " ]", 400, PARSE),
                of("NUL behind it", PING + "\0", 400, PARSE),
                of("a comma too many", open + ",}", 400, PARSE),
                of("a comment", open + "/*x*/}", 400, PARSE),
                of("single quotes", "{'jsonrpc':'2.0','id':1,'method':'ping'}", 400, PARSE),
                of("NaN", open + ",\"x\":NaN}", 400, PARSE),
                of("a leading zero", open + ",\"x\":01}", 400, PARSE),
                of("a plus sign", open + ",\"x\":+1}", 400, PARSE),
                of("hexadecimal", open + ",\"x\":0x10}", 400, PARSE),
                of("an unknown escape", open + ",\"x\":\"\\x41\"}", 400, PARSE),
                of("a line break in a text", open + ",\"x\":\"a\nb\"}", 400, PARSE),
                of("half a character", open + ",\"x\":\"\\ud800\"}", 400, PARSE),
                of("half a character in a name", open + ",\"\\udc00\":1}", 400, PARSE),
                of("the id twice", "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}", 400, PARSE),
                of(
                        "the method twice",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"m\\u0065thod\":\"x\"}",
                        400,
                        PARSE),
                of("an argument twice", Bodies.holding("\"a\",\"path\":\"b\""), 400, PARSE),
                of("a byte order mark", "\ufeff" + PING, 400, PARSE),
                of("UTF-16", "", 400, PARSE).bytes(PING.getBytes(StandardCharsets.UTF_16)),
                of("Latin-1", "", 400, PARSE)
                        .bytes(PING.replace("ping", "p\u00efng").getBytes(StandardCharsets.ISO_8859_1)),
                of("an overlong slash", "", 400, PARSE)
                        .bytes(PING.replace("ping", "\u00c0\u00af").getBytes(StandardCharsets.ISO_8859_1)),
                of("a surrogate in UTF-8", "", 400, PARSE)
                        .bytes(PING.replace("ping", "\u00ed\u00a0\u0080").getBytes(StandardCharsets.ISO_8859_1)),
                of("zeros", "", 400, PARSE).bytes(new byte[10_000]),
                of("gzip", "", 400, PARSE).bytes(new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0}),
                of(
                        "a number with an endless exponent",
                        open.replace("\"id\":1", "\"id\":1e99999999999") + "}",
                        400,
                        PARSE));
    }

    static Stream<BadMessage> tooMuch() {
        return Stream.of(
                of("33 levels", Bodies.holding(Bodies.nested(30)), 400, INVALID),
                of("a million levels", Bodies.holding(Bodies.nested(1_000_000)), 400, INVALID),
                of("a million levels, never closed", "{\"a\":" + "[".repeat(1_000_000), 400, INVALID),
                of("a million objects in each other", "{\"a\":".repeat(600_000), 400, INVALID),
                of("1001 members", Bodies.holding(Bodies.members(1001)), 400, INVALID),
                of("200,000 values", Bodies.holding("[" + "0,".repeat(200_000) + "0]"), 400, INVALID),
                of("a number of 101 digits", Bodies.holding("1".repeat(101)), 400, INVALID),
                of("a number of a million digits", Bodies.holding("1".repeat(1_000_000)), 400, INVALID),
                of("a byte more than 4 MB", " ".repeat(4 * 1024 * 1024) + "x", 413, INVALID),
                of("twice as much", "x".repeat(8 * 1024 * 1024), 413, INVALID));
    }

    static Stream<BadMessage> notJsonRpc() {
        String version = "{\"jsonrpc\":\"2.0\",";
        String rest = ",\"method\":\"ping\"}";
        return Stream.of(
                of("an empty batch", "[]", 400, INVALID),
                of("a batch", "[" + PING + "]", 400, INVALID),
                of("a batch behind blanks", " \n[" + PING + "," + PING + "]", 400, INVALID),
                of("a batch of nothing", "[[[", 400, INVALID),
                of("an empty object", "{}", 400, INVALID),
                of("no jsonrpc", "{\"id\":1" + rest, 400, INVALID),
                of("JSON-RPC 1.0", "{\"jsonrpc\":\"1.0\",\"id\":1" + rest, 400, INVALID),
                of("jsonrpc a number", "{\"jsonrpc\":2.0,\"id\":1" + rest, 400, INVALID),
                of("id null", version + "\"id\":null" + rest, 400, INVALID),
                of("id a fraction", version + "\"id\":1.5" + rest, 400, INVALID),
                of("id an object", version + "\"id\":{}" + rest, 400, INVALID),
                of("id an array", version + "\"id\":[1]" + rest, 400, INVALID),
                of("id true", version + "\"id\":true" + rest, 400, INVALID),
                of("id of 50 digits", version + "\"id\":" + "9".repeat(50) + rest, 400, INVALID),
                of("id 1e300", version + "\"id\":1e300" + rest, 400, INVALID),
                of("id of 1025 characters", version + "\"id\":\"" + "x".repeat(1025) + "\"" + rest, 400, INVALID),
                of(
                        "id of a million characters",
                        version + "\"id\":\"" + "x".repeat(1_000_000) + "\"" + rest,
                        400,
                        INVALID),
                of("no method", version + "\"id\":1}", 400, INVALID),
                of("method a number", version + "\"id\":1,\"method\":7}", 400, INVALID),
                of("method null", version + "\"id\":1,\"method\":null}", 400, INVALID),
                of("method an object", version + "\"id\":1,\"method\":{}}", 400, INVALID),
                of("result and error", version + "\"id\":1,\"result\":{},\"error\":{}}", 400, INVALID),
                of("params an array", version + "\"id\":1,\"method\":\"ping\",\"params\":[]}", 400, PARAMS),
                of("params a text", version + "\"id\":1,\"method\":\"ping\",\"params\":\"x\"}", 400, PARAMS),
                of("params null", version + "\"id\":1,\"method\":\"ping\",\"params\":null}", 400, PARAMS));
    }

    static Stream<BadMessage> mediaTypes() {
        return Stream.of(
                        "text/plain",
                        "text/json",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/json; charset=utf-16",
                        "application/json-rpc",
                        "application/xml",
                        "*/*",
                        "nonsense",
                        "application/json, text/plain",
                        "application/json; charset=utf-8; charset=utf-16")
                .map(type -> of("content type " + type, PING, 415, 0).or(400).with("Content-Type", type));
    }

    static Stream<BadMessage> versions() {
        String unknown = LIST.replace("2026-07-28", "2099-01-01");
        return Stream.of(
                modern("an unknown revision", "tools/list", unknown, 400, VERSION)
                        .with("MCP-Protocol-Version", "2099-01-01"),
                modern("a revision that is none", "tools/list", LIST.replace("2026-07-28", "' OR 1=1"), 400, VERSION)
                        .with("MCP-Protocol-Version", "' OR 1=1"),
                modern(
                                "an endless revision",
                                "tools/list",
                                LIST.replace("2026-07-28", "9".repeat(20_000)),
                                400,
                                VERSION)
                        .with("MCP-Protocol-Version", "9".repeat(20_000)),
                modern("the revision in the body alone", "tools/list", LIST, 400, HEADERS)
                        .without("MCP-Protocol-Version"),
                modern("one revision in the header and another in the body", "tools/list", LIST, 400, HEADERS)
                        .with("MCP-Protocol-Version", "2025-11-25"),
                modern("the revision twice", "tools/list", LIST, 400, HEADERS)
                        .with("MCP-Protocol-Version+", "2026-07-28"),
                modern("the revision in the header alone", "tools/list", Bodies.older("tools/list", ""), 400, PARAMS),
                modern(
                        "a revision that is a number in the body",
                        "tools/list",
                        LIST.replace("\"2026-07-28\"", "20260728"),
                        400,
                        PARAMS),
                modern(
                        "no capabilities",
                        "tools/list",
                        LIST.replace("\"io.modelcontextprotocol/clientCapabilities\":{},", ""),
                        400,
                        PARAMS),
                modern(
                        "capabilities that are a list",
                        "tools/list",
                        LIST.replace("clientCapabilities\":{}", "clientCapabilities\":[]"),
                        400,
                        PARAMS),
                modern("_meta that is a list", "tools/list", Bodies.older("tools/list", "\"_meta\":[]"), 400, PARAMS));
    }

    static Stream<BadMessage> headers() {
        return Stream.of(
                modern("no Mcp-Method", "tools/list", LIST, 400, HEADERS).without("Mcp-Method"),
                modern("another Mcp-Method", "tools/call", LIST, 400, HEADERS),
                modern("Mcp-Method in capitals", "TOOLS/LIST", LIST, 400, HEADERS),
                modern("Mcp-Method twice", "tools/list", LIST, 400, HEADERS).with("Mcp-Method+", "tools/list"),
                modern("no Mcp-Name", "tools/call", CALL, 400, HEADERS),
                modern("another Mcp-Name", "tools/call", CALL, 400, HEADERS)
                        .with("Mcp-Name", "revoke_nextcloud_access"),
                modern("Mcp-Name twice", "tools/call", CALL, 400, HEADERS)
                        .with("Mcp-Name", "check_provisioning_status")
                        .with("Mcp-Name+", "check_provisioning_status"),
                modern("Mcp-Name in broken Base64", "tools/call", CALL, 400, HEADERS)
                        .with("Mcp-Name", "=?base64?%%%?="),
                modern("Mcp-Name in Base64 of no UTF-8", "tools/call", CALL, 400, HEADERS)
                        .with("Mcp-Name", "=?base64?/////w==?="),
                modern("Mcp-Name cut off", "tools/call", CALL, 400, HEADERS).with("Mcp-Name", "=?base64?="));
    }

    static Stream<BadMessage> params() {
        return Stream.of(
                modern("an unknown method", "tools/vanish", Bodies.modern("tools/vanish", ""), 404, NO_METHOD),
                modern("an empty method", "", Bodies.modern("", ""), 400, HEADERS)
                        .or(404)
                        .without("Mcp-Method"),
                modern("initialize in this revision", "initialize", Bodies.modern("initialize", ""), 404, NO_METHOD),
                modern("ping in this revision", "ping", Bodies.modern("ping", ""), 404, NO_METHOD),
                modern("no tool", "tools/call", Bodies.modern("tools/call", ""), 200, PARAMS)
                        .or(400),
                modern("a tool that is a number", "tools/call", Bodies.modern("tools/call", "\"name\":7"), 200, PARAMS)
                        .or(400),
                modern(
                                "a tool that is not there",
                                "tools/call",
                                Bodies.modern("tools/call", "\"name\":\"x\""),
                                200,
                                PARAMS)
                        .or(400)
                        .with("Mcp-Name", "x"),
                modern(
                                "arguments that are a list",
                                "tools/call",
                                Bodies.modern("tools/call", "\"name\":\"check_provisioning_status\",\"arguments\":[]"),
                                200,
                                PARAMS)
                        .or(400)
                        .with("Mcp-Name", "check_provisioning_status"),
                modern(
                                "a cursor of somebody else's",
                                "tools/list",
                                Bodies.modern("tools/list", "\"cursor\":\"AAAA\""),
                                200,
                                PARAMS)
                        .or(400),
                modern(
                                "a cursor that is a number",
                                "tools/list",
                                Bodies.modern("tools/list", "\"cursor\":1"),
                                200,
                                PARAMS)
                        .or(400));
    }

    static Stream<BadMessage> older() {
        Map<String, String> initialize = Map.of(
                "initialize without a revision", "\"capabilities\":{}",
                "initialize with a number as revision", "\"protocolVersion\":20251125,\"capabilities\":{}");
        return Stream.concat(
                initialize.entrySet().stream()
                        .map(row -> of(row.getKey(), Bodies.older("initialize", row.getValue()), 200, PARAMS)
                                .or(400)),
                Stream.of(
                        of("an unknown method in 2025-11-25", Bodies.older("tools/vanish", ""), 200, NO_METHOD)
                                .with("MCP-Protocol-Version", "2025-11-25"),
                        of(
                                        "a tool that is not there in 2025-11-25",
                                        Bodies.older("tools/call", "\"name\":\"x\""),
                                        200,
                                        PARAMS)
                                .with("MCP-Protocol-Version", "2025-11-25"),
                        of("an unknown revision without body", PING, 400, 0)
                                .with("MCP-Protocol-Version", "1999-01-01")));
    }
}
