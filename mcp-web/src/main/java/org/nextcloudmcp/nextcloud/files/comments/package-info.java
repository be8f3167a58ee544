/** Comments on files, over Nextcloud's WebDAV endpoint for comments (RFC 3253 section 3.6 for REPORT). */
@NullMarked
package org.nextcloudmcp.nextcloud.files.comments;

import org.jspecify.annotations.NullMarked;
