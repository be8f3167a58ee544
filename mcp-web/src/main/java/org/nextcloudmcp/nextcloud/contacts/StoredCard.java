package org.nextcloudmcp.nextcloud.contacts;

import org.nextcloudmcp.nextcloud.EntityTag;

/** A whole card as the server has it. */
final class StoredCard {

    private final byte[] octets;
    private final EntityTag etag;

    StoredCard(byte[] octets, EntityTag etag) {
        this.octets = octets;
        this.etag = etag;
    }

    byte[] octets() {
        return octets;
    }

    EntityTag etag() {
        return etag;
    }
}
