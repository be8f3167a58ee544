package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import org.nextcloudmcp.call.Call;

/** The methods that both eras have. How an outcome looks on the wire is the era's to decide. */
@Singleton
public class Methods {

    private final ToolMethods tools;
    private final ResourceMethods resources;
    private final PromptMethods prompts;
    private final CompletionMethods completion;

    @Inject
    public Methods(ToolMethods tools, ResourceMethods resources, PromptMethods prompts, CompletionMethods completion) {
        this.tools = tools;
        this.resources = resources;
        this.prompts = prompts;
        this.completion = completion;
    }

    MethodOutcome answer(String method, JsonObject params, Call call) {
        return switch (method) {
            case "tools/list" -> tools.list(params, call);
            case "tools/call" -> tools.call(params, call);
            case "resources/list" -> resources.list(params, call);
            case "resources/templates/list" -> resources.listTemplates(params, call);
            case "resources/read" -> resources.read(params, call);
            case "prompts/list" -> prompts.list(params, call);
            case "prompts/get" -> prompts.get(params, call);
            case "completion/complete" -> completion.complete(params, call);
            default -> new MethodOutcome.NoSuchMethod();
        };
    }
}
