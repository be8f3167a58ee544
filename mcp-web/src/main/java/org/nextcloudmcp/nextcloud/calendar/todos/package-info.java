/**
 * Tools for tasks: reading and filtering, writing only what was asked for, completing one or the next of a series.
 * Governing texts: RFC 5545 section 3.6.2 (VTODO), RFC 4791 (CalDAV).
 */
@NullMarked
package org.nextcloudmcp.nextcloud.calendar.todos;

import org.jspecify.annotations.NullMarked;
