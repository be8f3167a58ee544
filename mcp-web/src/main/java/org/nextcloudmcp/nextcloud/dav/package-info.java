/**
 * What WebDAV answers, read with a parser that trusts nothing: no document type, no entities, bounded depth. Governing
 * texts: RFC 4918 (multistatus) and RFC 3986 (href).
 */
@NullMarked
package org.nextcloudmcp.nextcloud.dav;

import org.jspecify.annotations.NullMarked;
