/**
 * The user's consent to act on their Nextcloud (Flow 2) as an elicitation in URL mode: which of its three wire forms a
 * client gets, and waiting for the user without holding a thread. Governing text: Model Context Protocol, elicitation,
 * in 2026-07-28 and in 2025-11-25.
 */
@NullMarked
package org.nextcloudmcp.elicitation;

import org.jspecify.annotations.NullMarked;
