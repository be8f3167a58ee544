package org.nextcloudmcp.resources;

import java.util.List;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.paging.Position;

/**
 * A family of resources whose URIs follow one template. Each implementation is a CDI bean; the
 * {@link ResourceCatalogue} finds them all.
 */
public interface ResourceTemplate {

    /** What clients are told about it. The same at every call. */
    TemplateDescription description();

    /** What the caller's token must carry, all of them; checked before every method that takes a call. */
    Scopes scopes();

    /**
     * Names of the tools that lead to the same things. Where the operator withholds one of them, or the user's Nextcloud
     * lacks its app, this is neither shown nor read.
     */
    default List<String> tools() {
        return List.of();
    }

    /**
     * Reads one of them for the user who calls.
     *
     * @param variables what stood in the URI; it fits the template and nothing else is known about it
     */
    ResourceReading read(UriVariables variables, Call call);

    /**
     * Those worth showing in a list: the most useful, not all there are. Never asks the user for anything: who cannot be
     * shown any without consent gets none.
     *
     * @param position where to begin; the key is one of this template's own earlier pages
     * @param most how many entries at most; positive
     */
    default ResourceListing list(Position position, int most, Call call) {
        return ResourceListing.none();
    }

    /** What a variable could be. Never asks the user for anything. */
    default Completion complete(Typing typing, Call call) {
        return Completion.none();
    }
}
