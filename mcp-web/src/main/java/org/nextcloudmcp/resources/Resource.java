package org.nextcloudmcp.resources;

import java.util.List;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;

/**
 * Something with a URI of its own that clients can read. Each implementation is a CDI bean; the
 * {@link ResourceCatalogue} finds them all.
 */
public interface Resource {

    /** What clients are told about it. The same at every call. */
    ResourceDescription description();

    /** What the caller's token must carry, all of them; checked before {@link #read}. */
    Scopes scopes();

    /**
     * Names of the tools that lead to the same things. Where the operator withholds one of them, or the user's Nextcloud
     * lacks its app, this is neither shown nor read.
     */
    default List<String> tools() {
        return List.of();
    }

    /** Reads it for the user who calls. */
    ResourceReading read(Call call);
}
