package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.oauth.Scopes;

/** What a method answers, before an era has put it into its own form. */
sealed interface MethodOutcome {

    record Result(JsonObject result) implements MethodOutcome {}

    record Failed(JsonRpcError error) implements MethodOutcome {}

    /** The method does not exist in the caller's era. */
    record NoSuchMethod() implements MethodOutcome {}

    record ScopesMissing(Scopes needed) implements MethodOutcome {}
}
