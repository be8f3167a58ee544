/**
 * Administration over REST, {@code /api/v1/admin/…}: grants, keys, outbox, rotation, nodes, audit. Every resource here is
 * {@link Administrative}: the container authenticates (BASIC over HTTPS, RFC 7617, roles {@code mcp-admin} and {@code
 * mcp-auditor}), and {@link AdministrationDoor} makes sure of it. All answers are JSON; none holds a secret.
 */
@NullMarked
package org.nextcloudmcp.administration;

import org.jspecify.annotations.NullMarked;
