/**
 * The user's calendars over CalDAV: which there are, what is in them, and writing under a condition. Governing texts:
 * RFC 4791 (CalDAV), RFC 6638 (scheduling), and what a recorded Nextcloud answers.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.calendar;

import org.jspecify.annotations.NullMarked;
