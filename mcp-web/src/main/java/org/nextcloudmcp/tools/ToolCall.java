package org.nextcloudmcp.tools;

import org.nextcloudmcp.oauth.Scopes;

/** What comes of a call before and after the tool itself: the rules that hold for every tool, in one place. */
public sealed interface ToolCall {

    /** The tool ran, or its arguments did not fit; either way the model reads the result. */
    record Done(ToolResult result) implements ToolCall {}

    /** There is no such tool. */
    record UnknownTool() implements ToolCall {}

    /** The caller's token does not carry {@code needed}, all scopes of the tool. The tool did not run. */
    record ScopesMissing(Scopes needed) implements ToolCall {}
}
