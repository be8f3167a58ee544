/** The stand-in for files: WebDAV on real folders (RFC 4918). */
@NullMarked
package org.nextcloudmcp.standin.files;

import org.jspecify.annotations.NullMarked;
