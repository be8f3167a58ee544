/**
 * The words of OAuth as types: a credential, an identity or a scope set is never a bare {@code String}. Credentials
 * redact themselves in {@code toString()}. Governing texts: RFC 6749, RFC 7636, RFC 9068, OpenID Connect Core.
 */
@NullMarked
package org.nextcloudmcp.oauth;

import org.jspecify.annotations.NullMarked;
