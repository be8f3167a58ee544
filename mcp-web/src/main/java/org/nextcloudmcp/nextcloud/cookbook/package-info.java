/**
 * The recipes of the user's Nextcloud: finding, reading, writing and importing them. A change is read, changed and written
 * back as a whole, because the app clears what a write leaves out. Governing text: the Cookbook app's API, version 1, and
 * schema.org's Recipe; which durations it keeps and what a delete removes was read in the app's own source, version 0.11.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.cookbook;

import org.jspecify.annotations.NullMarked;
