/**
 * What is stored of an examination of the identity provider: its link, the round trip through the browser, its progress
 * and its result. Governing texts: RFC 6749 section 10.12, RFC 7636.
 */
@NullMarked
package org.nextcloudmcp.probe;

import org.jspecify.annotations.NullMarked;
