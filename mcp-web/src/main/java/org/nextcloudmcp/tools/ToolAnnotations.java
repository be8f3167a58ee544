package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import org.nextcloudmcp.json.CachedJson;

/**
 * What a client may tell its user about a tool before it is called. All four are always sent, because the defaults of
 * the specification (destructive, open world) would be wrong for most of ours.
 *
 * @param readOnly changes nothing
 * @param destructive may replace or remove what is there; without meaning if {@code readOnly}
 * @param idempotent a second call with the same arguments changes nothing more; without meaning if {@code readOnly}
 * @param openWorld reaches beyond this user's Nextcloud
 */
public record ToolAnnotations(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    /** Only reads. */
    public static ToolAnnotations reading() {
        return new ToolAnnotations(true, false, true, false);
    }

    /** Adds something new at each call, touches nothing that is there. */
    public static ToolAnnotations adding() {
        return new ToolAnnotations(false, false, false, false);
    }

    /** Replaces or removes; a second call changes nothing more. */
    public static ToolAnnotations replacing() {
        return new ToolAnnotations(false, true, true, false);
    }

    JsonObject toJson() {
        return CachedJson.object()
                .add("readOnlyHint", readOnly)
                .add("destructiveHint", destructive)
                .add("idempotentHint", idempotent)
                .add("openWorldHint", openWorld)
                .build();
    }
}
