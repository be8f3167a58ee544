/**
 * A stand-in Nextcloud: a list of apps in one world of users, files, time and ids, answering as a recorded Nextcloud 32
 * does; it takes only bearer tokens made for it (RFC 6750). Each app has a package of its own; what was recorded of it is
 * replayed by a test.
 */
@NullMarked
package org.nextcloudmcp.standin;

import org.jspecify.annotations.NullMarked;
