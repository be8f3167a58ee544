package org.nextcloudmcp.nextcloud.contacts;

/** How much of each contact is answered. */
enum Detail {
    COMPACT,
    FULL
}
