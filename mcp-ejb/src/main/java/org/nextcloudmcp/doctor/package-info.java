/**
 * Examines the operator's own identity provider with a test user's consent: what it really does with tokens, what that
 * means for grants here, and which settings follow. It works with tokens of its own, which end with it, and never with
 * anybody's grant. Governing texts: RFC 6749 section 6, RFC 7009, RFC 7662, RFC 8693, RFC 9207, RFC 9700 section 4.14.
 */
@NullMarked
package org.nextcloudmcp.doctor;

import org.jspecify.annotations.NullMarked;
