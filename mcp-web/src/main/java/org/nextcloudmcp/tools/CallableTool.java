package org.nextcloudmcp.tools;

import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.settings.NextcloudCredential;

/**
 * Something a model can have done. Each implementation is a CDI bean; the {@link ToolCatalogue} finds them all.
 *
 * <p>Before {@link #call} runs, the caller's token has been verified, its scopes contain those of the description, and
 * the arguments fit the input schema. So a tool checks only what a schema cannot say.
 */
public interface CallableTool {

    /** What clients are told about this tool. The same value at every call: it is read once, when the server starts. */
    ToolDescription description();

    /**
     * How this tool is offered by a server whose tools call Nextcloud with this credential; empty if it is not, because
     * it would have nothing to do there.
     */
    default Optional<ToolDescription> offered(NextcloudCredential credential) {
        return Optional.of(description());
    }

    /**
     * Does the work for the user who calls.
     *
     * @param arguments fit the input schema
     * @param call the request under way, with the user and the MCP client that acts for them
     * @return the outcome; what the user or the model can do something about is a {@link ToolResult.Failure}
     */
    ToolResult call(ToolArguments arguments, Call call);
}
