package org.nextcloudmcp.nextcloud.calendar.ical;

/** A text that is no iCalendar object. */
public class MalformedIcalException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedIcalException(String message) {
        super(message);
    }
}
