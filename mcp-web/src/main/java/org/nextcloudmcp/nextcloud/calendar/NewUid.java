package org.nextcloudmcp.nextcloud.calendar;

import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Gives names to new events and tasks. They are random (RFC 7986 section 5.3), because Nextcloud's trash bin blocks the
 * UID of everything that was deleted.
 */
@Singleton
public class NewUid {

    public String next() {
        return UUID.randomUUID().toString();
    }
}
