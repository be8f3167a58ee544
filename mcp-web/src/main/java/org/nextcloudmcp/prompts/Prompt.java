package org.nextcloudmcp.prompts;

import java.util.List;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;

/**
 * Something that a user can have a model asked, by name. Each implementation is a CDI bean; the {@link PromptCatalogue}
 * finds them all.
 */
public interface Prompt {

    /** What clients are told about it. The same at every call. */
    PromptDescription description();

    /**
     * Names of the tools that it cannot do without. Where the operator withholds one of them, or the user's Nextcloud
     * lacks its app, this is neither shown nor given.
     */
    default List<String> tools() {
        return List.of();
    }

    /**
     * The messages, for the user who calls.
     *
     * @param arguments only those that the description names, the required ones among them; what they say comes from
     *     outside and is not checked
     */
    PromptOutcome get(PromptArguments arguments, Call call);

    /** What an argument could be. Never asks the user for anything. */
    default Completion complete(Typing typing, Call call) {
        return Completion.none();
    }
}
