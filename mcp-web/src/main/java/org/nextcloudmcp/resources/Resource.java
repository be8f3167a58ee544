package org.nextcloudmcp.resources;

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

    /** Reads it for the user who calls. */
    ResourceReading read(Call call);
}
