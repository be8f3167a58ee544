package org.nextcloudmcp.nextcloud.calendar.ical;

/** What a component is made of, in the order of the file (RFC 5545 section 3.6). */
public sealed interface IcalPart permits ContentLine, IcalComponent {

    /** Adds this part as it stands in a file, each line ended by CRLF. */
    void writeTo(StringBuilder file);
}
