package org.nextcloudmcp.nextcloud.contacts;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.schema.Description;

/** A postal address (RFC 6350 section 6.3.1). */
record PostalAddress(
        @Description("What kind, such as home or work.")
        Optional<@Pattern(regexp = "[A-Za-z0-9-]+( *, *[A-Za-z0-9-]+)*") @Size(max = 100) String> type,

        Optional<@Size(max = 500) String> poBox,
        @Description("Such as a flat or a floor.") Optional<@Size(max = 500) String> extended,
        @Description("With the number.") Optional<@Size(max = 500) String> street,
        Optional<@Size(max = 500) String> city,
        Optional<@Size(max = 500) String> region,
        Optional<@Size(max = 500) String> postalCode,
        Optional<@Size(max = 500) String> country) {

    static final int COMPONENTS = 7;

    /** In the order of a card. */
    List<String> components() {
        return Stream.of(poBox, extended, street, city, region, postalCode, country)
                .map(component -> component.orElse(""))
                .toList();
    }
}
