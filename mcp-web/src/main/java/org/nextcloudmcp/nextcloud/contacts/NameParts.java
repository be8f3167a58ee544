package org.nextcloudmcp.nextcloud.contacts;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.schema.Description;

/** The parts of a name (RFC 6350 section 6.2.2). Several of one kind have commas between. */
record NameParts(
        Optional<@Size(max = 500) String> family,
        Optional<@Size(max = 500) String> given,
        @Description("Further given names.") Optional<@Size(max = 500) String> additional,
        @Description("Such as Dr.") Optional<@Size(max = 500) String> prefix,
        @Description("Such as Jr.") Optional<@Size(max = 500) String> suffix) {}
