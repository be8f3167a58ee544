package org.nextcloudmcp.mcp;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.tools.HeaderParameter;

/**
 * The headers Mcp-Param-* that repeat arguments of a tool (2026-07-28, custom headers from tool parameters): there if the
 * argument is, and equal to it.
 */
final class ParameterHeaders {

    /** What a header may hold unencoded (RFC 9110 section 5.5). */
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7E\\t]*");

    /** Within what JavaScript counts exactly; compared as a number, because 42.0 is 42. */
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,16}");

    private ParameterHeaders() {}

    static Optional<JsonRpcError> fault(
            McpHeaders headers, Request request, Function<String, List<HeaderParameter>> ofTool) {
        if (!request.method().equals("tools/call") || !(request.params().get("name") instanceof JsonString tool)) {
            return Optional.empty();
        }
        var arguments =
                request.params().get("arguments") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        return ofTool.apply(tool.getString()).stream()
                .flatMap(parameter -> fault(headers, parameter, arguments).stream())
                .findFirst();
    }

    private static Optional<JsonRpcError> fault(McpHeaders headers, HeaderParameter parameter, JsonObject arguments) {
        var argument = argument(arguments, parameter.path());
        var header = headers.parameter().apply(parameter.header());
        if (argument.isEmpty()) {
            return header.map(extra -> McpErrors.headerMismatch(parameter.header()));
        }
        if (header.isEmpty()) {
            return Optional.of(McpErrors.headerMissing(parameter.header()));
        }
        var said = header.filter(value -> PLAIN.matcher(value).matches()).flatMap(McpHeaders::decoded);
        return said.isPresent() && equal(argument.get(), said.get())
                ? Optional.empty()
                : Optional.of(McpErrors.headerMismatch(parameter.header()));
    }

    private static Optional<JsonValue> argument(JsonObject arguments, List<String> path) {
        JsonValue value = arguments;
        for (var name : path) {
            if (!(value instanceof JsonObject object) || !object.containsKey(name)) {
                return Optional.empty();
            }
            value = object.get(name);
        }
        return JsonValue.NULL.equals(value) ? Optional.empty() : Optional.ofNullable(value);
    }

    /** An argument of a wrong type has no header form; that it does not fit is for the tool's schema to say. */
    private static boolean equal(JsonValue argument, String said) {
        if (argument instanceof JsonString text) {
            return text.getString().equals(said);
        }
        if (argument instanceof JsonNumber number) {
            return INTEGER.matcher(said).matches() && number.bigDecimalValue().compareTo(new BigDecimal(said)) == 0;
        }
        return argument.toString().equals(said);
    }
}
