package org.nextcloudmcp.conformance;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolReach;
import org.nextcloudmcp.tools.ToolResult;

/** A tool without a class of its own. */
record FixtureTool(ToolDescription description, BiFunction<ToolArguments, Call, ToolResult> work)
        implements CallableTool {

    /** Something that every token of the tests carries. */
    static final Scopes SCOPES = Scopes.of("files.read");

    private static final JsonObject NO_ARGUMENTS =
            CachedJson.readObject("{\"type\":\"object\",\"additionalProperties\":false}");

    /** The schema of one required text. */
    static JsonObject oneText(String name) {
        return CachedJson.readObject("{\"type\":\"object\",\"properties\":{\"" + name
                + "\":{\"type\":\"string\"}},\"required\":[\"" + name + "\"],\"additionalProperties\":false}");
    }

    /** A tool without arguments. */
    static FixtureTool of(String name, String description, Function<Call, ToolResult> work) {
        return of(name, description, NO_ARGUMENTS, (arguments, call) -> work.apply(call));
    }

    static FixtureTool of(
            String name, String description, JsonObject inputSchema, BiFunction<ToolArguments, Call, ToolResult> work) {
        var about = new ToolDescription(
                name,
                name,
                description,
                SCOPES,
                ToolAnnotations.reading(),
                ToolReach.NONE,
                inputSchema,
                Optional.empty());
        return new FixtureTool(about, work);
    }

    static ToolResult text(String text) {
        return ToolResult.content(new ToolContent.Text(text));
    }

    @Override
    public ToolResult call(ToolArguments arguments, Call call) {
        return work.apply(arguments, call);
    }
}
