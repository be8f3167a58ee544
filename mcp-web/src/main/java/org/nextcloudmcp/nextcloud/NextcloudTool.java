package org.nextcloudmcp.nextcloud;

import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolResult;

/** A tool that needs the user's Nextcloud. How it gets there, and what is told if it does not, is the same for all. */
public abstract class NextcloudTool implements CallableTool {

    private final NextcloudAccess access;
    private final ToolDescription description;

    protected NextcloudTool(NextcloudAccess access, ToolDescription description) {
        this.access = access;
        this.description = description;
    }

    @Override
    public final ToolDescription description() {
        return description;
    }

    /** With grants, any of these may answer with the link to the user's consent instead. */
    @Override
    public final Optional<ToolDescription> offered(NextcloudCredential credential) {
        return Optional.of(credential == NextcloudCredential.GRANT ? description.orConsentLink() : description);
    }

    @Override
    public final ToolResult call(ToolArguments arguments, Call call) {
        return access.call(call, description.scopes(), () -> prepare(arguments));
    }

    /**
     * Reads the arguments, before a token is asked for: what cannot be done needs no consent.
     *
     * @throws RefusedException if an argument means nothing
     */
    protected abstract Work prepare(ToolArguments arguments);

    /** What remains to be done once there is a client. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it.
         *
         * @throws RefusedException if Nextcloud does not
         */
        ToolResult with(NextcloudClient client);
    }
}
