/**
 * The tables of the user's Nextcloud: what columns they have, reading their rows, and adding, changing and deleting rows.
 * Values are held against their columns here, because the app stores nothing, without a word, for what it does not
 * understand. Governing text: the Tables app's API, version 1; what values a column takes was read in the app's own
 * source, version 1.0.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.tables;

import org.jspecify.annotations.NullMarked;
