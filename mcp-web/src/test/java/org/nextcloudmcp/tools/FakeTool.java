package org.nextcloudmcp.tools;

import java.util.function.BiFunction;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;

/** A tool for tests: greets, unless told to do something else. */
public record FakeTool(ToolDescription description, BiFunction<ToolArguments, Call, ToolResult> work)
        implements CallableTool {

    public static FakeTool named(String name, Scopes scopes) {
        return answering(
                name,
                scopes,
                ToolResult.success(
                        CachedJson.object().add("greeting", "grüß dich").build()));
    }

    public static FakeTool answering(String name, Scopes scopes, ToolResult result) {
        return new FakeTool(
                new ToolDescription(
                        name,
                        "Greet",
                        "Greets.",
                        scopes,
                        ToolAnnotations.reading(),
                        JsonSchema.object()
                                .optional("name", JsonSchema.string())
                                .json(),
                        JsonSchema.object()
                                .required("greeting", JsonSchema.string())
                                .json()),
                (arguments, call) -> result);
    }

    @Override
    public ToolResult call(ToolArguments arguments, Call call) {
        return work.apply(arguments, call);
    }
}
