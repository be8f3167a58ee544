/**
 * Jakarta JSON with one provider for the whole application: {@code jakarta.json.Json} looks its provider up through
 * the service loader on every call, which doubles the cost of a small request. Governing texts: RFC 8259, RFC 7493.
 */
@NullMarked
package org.nextcloudmcp.json;

import org.jspecify.annotations.NullMarked;
