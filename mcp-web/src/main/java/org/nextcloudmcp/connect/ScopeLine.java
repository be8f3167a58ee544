package org.nextcloudmcp.connect;

/**
 * One scope as a page shows it.
 *
 * @param scope its name on the wire
 * @param words what it allows, in plain words
 */
record ScopeLine(String scope, String words) {}
