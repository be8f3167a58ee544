package org.nextcloudmcp.storage;

import java.util.UUID;

/**
 * Which node something is about. It stays the same over restarts, for it lies in a file beside what else a node keeps on
 * its own disk; two servers never have the same one.
 */
public record NodeId(UUID value) {

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is no UUID
     */
    public static NodeId parse(String text) {
        return new NodeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
