package org.nextcloudmcp.nextcloud.contacts;

/**
 * A contact and where its card is.
 *
 * @param path percent-encoded
 * @param contact without what was not asked for
 */
record FoundCard(String path, Contact contact) {}
