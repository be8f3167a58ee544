package org.nextcloudmcp.nextcloud.calendar.events;

import org.nextcloudmcp.schema.JsonName;

/** What others may see of an event in a shared calendar (CLASS, RFC 5545 section 3.8.1.3). */
enum Privacy {
    @JsonName("PUBLIC")
    PUBLIC,
    @JsonName("PRIVATE")
    PRIVATE,
    @JsonName("CONFIDENTIAL")
    CONFIDENTIAL
}
