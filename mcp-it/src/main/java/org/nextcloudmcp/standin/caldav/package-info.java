/** The stand-in for calendars and contacts (RFC 4791, RFC 6352). */
@NullMarked
package org.nextcloudmcp.standin.caldav;

import org.jspecify.annotations.NullMarked;
