/**
 * A stand-in Nextcloud: WebDAV files from a folder, OCS user and the Notes API, answering as a recorded
 * Nextcloud 32 does; it takes only bearer tokens made for it (RFC 4918, RFC 6750, RFC 9110).
 */
@NullMarked
package org.nextcloudmcp.standin;

import org.jspecify.annotations.NullMarked;
