/**
 * The second real identity provider of the tests: npm's oidc-provider as a child process, with opaque access tokens and
 * without token exchange (RFC 7662, RFC 7009, RFC 8707).
 */
@NullMarked
package org.nextcloudmcp.oidcprovider;

import org.jspecify.annotations.NullMarked;
