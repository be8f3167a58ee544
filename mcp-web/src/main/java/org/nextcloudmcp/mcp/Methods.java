package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import org.nextcloudmcp.call.Call;

/** The methods that both eras have. How an outcome looks on the wire is the era's to decide. */
@Singleton
public class Methods {

    private final ToolMethods tools;

    @Inject
    public Methods(ToolMethods tools) {
        this.tools = tools;
    }

    MethodOutcome answer(String method, JsonObject params, Call call) {
        return switch (method) {
            case "tools/list" -> tools.list(params, call.caller());
            case "tools/call" -> tools.call(params, call);
            default -> new MethodOutcome.NoSuchMethod();
        };
    }
}
