/**
 * The pages of Flow 2 as a browser sees them: the question at {@code /connect}, the answer of the identity provider at
 * {@code /oauth/callback-nextcloud}, and the start page. Everything that arrives is untrusted text; every page is a
 * value that is decided without a container and rendered by a compiled, escaping template. Governing texts: RFC 6749
 * section 4.1.2, RFC 9207, RFC 6265bis (the {@code __Host-} prefix), CSP Level 3.
 */
@NullMarked
package org.nextcloudmcp.connect;

import org.jspecify.annotations.NullMarked;
