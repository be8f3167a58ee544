/**
 * Jakarta JSON with one provider for the whole application, and strict reading of what others wrote: one object, no
 * member twice, nothing after it. Governing texts: RFC 8259, RFC 7493.
 */
@NullMarked
package org.nextcloudmcp.json;

import org.jspecify.annotations.NullMarked;
