/**
 * The identity provider of tests and demo: a real Keycloak as a child process with its own realm, behind a
 * recording proxy that knows what the provider issued (OpenID Connect Core 1.0, RFC 6749).
 */
@NullMarked
package org.nextcloudmcp.keycloak;

import org.jspecify.annotations.NullMarked;
