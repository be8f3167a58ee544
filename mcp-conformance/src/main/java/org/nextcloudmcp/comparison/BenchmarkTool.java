package org.nextcloudmcp.comparison;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.broker.TokenBroker;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolCallException;

/** Does what every tool for Nextcloud does before it sends its first request: it asks the broker for the user's token. */
@Singleton
public class BenchmarkTool {

    private static final Scopes NEEDED = Scopes.of("notes.read");

    private final AccessTokenCache cache;
    private final TokenBroker broker;

    @Inject
    public BenchmarkTool(AccessTokenCache cache, TokenBroker broker) {
        this.cache = cache;
        this.broker = broker;
    }

    /** What comes in. */
    public record Arguments(
            @ToolArg(description = "Comes back.") @Size(max = 100)
            String text) {}

    /** What goes out. */
    public record Answer(
            @ToolArg(description = "What came in.") String text,
            @ToolArg(description = "Its length.") int length) {}

    @Tool(
            name = "benchmark_token",
            title = "Measured",
            description = "Asks for the user's Nextcloud token and answers what came in.",
            scopes = "notes.read",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Answer token(Arguments arguments, Caller caller) {
        if (cache.find(caller.subject(), NEEDED).isPresent()
                || broker.nextcloudToken(caller.subject(), NEEDED) instanceof BrokeredToken.Issued) {
            return new Answer(arguments.text(), arguments.text().length());
        }
        throw new ToolCallException("There is no token: the user of the benchmark has no grant.");
    }
}
