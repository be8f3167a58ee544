package org.nextcloudmcp.nextcloud.deck;

/** How much a list tells of each entry. */
public enum Detail {
    SUMMARY,
    FULL
}
