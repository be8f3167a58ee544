/**
 * Earlier contents of a file. Nextcloud's documentation of its WebDAV endpoint versions governs, over RFC 4918; it is
 * not the versioning of RFC 3253.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.files.versions;

import org.jspecify.annotations.NullMarked;
