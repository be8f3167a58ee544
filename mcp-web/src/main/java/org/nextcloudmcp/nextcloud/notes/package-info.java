/** The user's notes: searching, reading and creating them. Governing text: the Notes app's API, version 1. */
@NullMarked
package org.nextcloudmcp.nextcloud.notes;

import org.jspecify.annotations.NullMarked;
