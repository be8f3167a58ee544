/**
 * The iCalendar edge: files as lines and components that survive a change of one of them unread, values, time zones and
 * recurrence. ical4j reads and expands recurrence rules; its readers of whole files are not used, because they register
 * time zones in the JVM for good and lose what they do not know. Governing texts: RFC 5545, RFC 6868, RFC 7986.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.calendar.ical;

import org.jspecify.annotations.NullMarked;
