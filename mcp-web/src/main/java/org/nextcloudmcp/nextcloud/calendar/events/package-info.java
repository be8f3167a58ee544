/**
 * Tools for events: reading them with every occurrence of a series, writing only what was asked for, finding free time.
 * Governing texts: RFC 5545 section 3.6.1 (VEVENT), RFC 4791 (CalDAV), RFC 6638 (free-busy).
 */
@NullMarked
package org.nextcloudmcp.nextcloud.calendar.events;

import org.jspecify.annotations.NullMarked;
