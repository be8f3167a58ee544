/**
 * The trash bin: what was deleted, and back again. Nextcloud's documentation of its WebDAV endpoint trashbin governs,
 * over RFC 4918.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.files.trash;

import org.jspecify.annotations.NullMarked;
