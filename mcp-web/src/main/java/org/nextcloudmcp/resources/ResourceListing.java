package org.nextcloudmcp.resources;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.paging.Page;

/**
 * A part of the resources worth showing.
 *
 * @param settled whether the same question will have much the same answer for some minutes; false where resources are
 *     missing because Nextcloud is away or not connected yet
 */
public record ResourceListing(Page<ResourceDescription> page, boolean settled) {

    private static final Page<ResourceDescription> NOTHING = new Page<>(List.of(), Optional.empty());

    /** There are none. */
    public static ResourceListing none() {
        return new ResourceListing(NOTHING, true);
    }

    /** There may be some, but they cannot be shown now. */
    public static ResourceListing notNow() {
        return new ResourceListing(NOTHING, false);
    }
}
