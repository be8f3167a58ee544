/**
 * The user's notes: searching, reading, creating, changing and deleting them. Governing text: the Notes app's API, version 1, and
 * 1.4 for attachments.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.notes;

import org.jspecify.annotations.NullMarked;
