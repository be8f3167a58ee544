/**
 * Strict reading of JSON that others wrote (RFC 8259): one object, no member twice, nothing after it.
 */
@NullMarked
package org.nextcloudmcp.json;

import org.jspecify.annotations.NullMarked;
