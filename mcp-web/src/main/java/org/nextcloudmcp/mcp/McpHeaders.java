package org.nextcloudmcp.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * The HTTP headers that repeat parts of the body for intermediaries.
 *
 * @param protocolVersion MCP-Protocol-Version
 * @param method Mcp-Method
 * @param name Mcp-Name, decoded
 * @param session Mcp-Session-Id, of the revisions before 2026-07-28
 * @param parameter the value of a header Mcp-Param-*, by its whole name, not decoded
 */
public record McpHeaders(
        Optional<String> protocolVersion,
        Optional<String> method,
        Optional<String> name,
        Optional<String> session,
        Function<String, Optional<String>> parameter) {

    static final String SESSION_ID = "Mcp-Session-Id";

    private static final String BASE64_PREFIX = "=?base64?";
    private static final String BASE64_SUFFIX = "?=";

    /**
     * Reads them from a request.
     *
     * @param header the value of a header by its name; several headers of one name are joined by commas, so that they
     *     never equal what the body says
     */
    static McpHeaders read(Function<String, Optional<String>> header) {
        return new McpHeaders(
                header.apply("MCP-Protocol-Version"),
                header.apply("Mcp-Method"),
                header.apply("Mcp-Name").flatMap(McpHeaders::decoded),
                header.apply(SESSION_ID),
                header);
    }

    /** A name that is no plain ASCII comes as Base64 of its UTF-8; one that is not well-formed is no name. */
    static Optional<String> decoded(String value) {
        if (!value.startsWith(BASE64_PREFIX) || !value.endsWith(BASE64_SUFFIX)) {
            return Optional.of(value);
        }
        try {
            var encoded = value.substring(
                    BASE64_PREFIX.length(), Math.max(BASE64_PREFIX.length(), value.length() - BASE64_SUFFIX.length()));
            // Java's decoder does not miss the padding; RFC 4648 section 3.2 does.
            if (encoded.length() % 4 != 0) {
                return Optional.empty();
            }
            var bytes = Base64.getDecoder().decode(encoded);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
