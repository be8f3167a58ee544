/** What all WebDAV parts of the stand-in say in the same way (RFC 4918, RFC 9110 conditions). */
@NullMarked
package org.nextcloudmcp.standin.dav;

import org.jspecify.annotations.NullMarked;
