/**
 * Calendars and address books of the stand-in: collections of objects in one way, whether of events or of cards.
 * Governing texts: RFC 4791, RFC 6352, RFC 6638, RFC 6578.
 */
@NullMarked
package org.nextcloudmcp.standin.groupware;

import org.jspecify.annotations.NullMarked;
