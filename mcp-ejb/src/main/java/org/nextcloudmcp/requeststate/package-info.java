/**
 * What a client carries for us from one round of a request to the next, sealed so that it can be neither read nor made
 * nor used elsewhere. Governing text: Model Context Protocol 2026-07-28, multi round-trip requests.
 */
@NullMarked
package org.nextcloudmcp.requeststate;

import org.jspecify.annotations.NullMarked;
