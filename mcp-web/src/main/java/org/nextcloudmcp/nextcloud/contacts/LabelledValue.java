package org.nextcloudmcp.nextcloud.contacts;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.schema.Description;

/** One of several addresses or numbers of a person. */
record LabelledValue(
        @Size(min = 1, max = 1000) String value,

        @Description(
                "What kind, such as home, work or cell; several with commas between; pref marks the preferred one.")
        Optional<@Pattern(regexp = "[A-Za-z0-9-]+( *, *[A-Za-z0-9-]+)*") @Size(max = 100) String> type) {}
