package org.nextcloudmcp.mcp;

import java.util.Optional;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.tools.ToolResult;

/** A sentence on why something was not done: to the model where a tool was called, to the client elsewhere. */
final class Explained {

    private Explained() {}

    static MethodOutcome toClient(String method, String sentence) {
        return method.equals("tools/call")
                ? new MethodOutcome.Result(ToolResultForm.of(ToolResult.failure(sentence)))
                : new MethodOutcome.Failed(new JsonRpcError(JsonRpcError.INTERNAL_ERROR, sentence, Optional.empty()));
    }
}
