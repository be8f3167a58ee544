package org.nextcloudmcp.robustness;

/** Messages as text, so that they can be wrong in every way. */
final class Bodies {
    static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{},"
            + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"robust\",\"version\":\"1\"}}";

    private Bodies() {}

    /** A request of 2026-07-28. */
    static String modern(String method, String params) {
        return older(method, META + (params.isEmpty() ? "" : "," + params));
    }

    /** A request of the revisions before. */
    static String older(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    /** A call whose argument holds this JSON value. */
    static String holding(String value) {
        return modern("tools/call", "\"name\":\"nc_webdav_read_file\",\"arguments\":{\"path\":" + value + "}");
    }

    static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    static String members(int count) {
        StringBuilder members = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            members.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":0");
        }
        return members.append('}').toString();
    }
}
