package org.nextcloudmcp.nextcloud.contacts;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.schema.Description;

/** What the caller wants a contact to have. What is left out stays as it is; an empty text or list takes it away. */
record ContactData(
        @Description("The name as people see it.") Optional<@Size(max = 1000) String> fn,

        @Description("The parts of the name; those left out stay.")
        Optional<NameParts> n,

        Optional<@Size(max = 1000) String> nickname,

        @Description("The e-mail address, for a contact with one at most.")
        Optional<@Size(max = 1000) String> email,

        @Description("All e-mail addresses; those not in the list are taken away.")
        Optional<@Size(max = 100) List<LabelledValue>> emails,

        @Description("The telephone number, for a contact with one at most.")
        Optional<@Size(max = 1000) String> tel,

        @Description("All telephone numbers; those not in the list are taken away.")
        Optional<@Size(max = 100) List<LabelledValue>> phones,

        @Description("All postal addresses; those not in the list are taken away.")
        Optional<@Size(max = 50) List<PostalAddress>> adr,

        @Description("The organisation.") Optional<@Size(max = 1000) String> org,
        @Description("The part of the organisation.") Optional<@Size(max = 1000) String> department,
        @Description("The job title.") Optional<@Size(max = 1000) String> title,
        @Description("What the person does there.") Optional<@Size(max = 1000) String> role,
        @Description("Free text.") Optional<@Size(max = 100_000) String> note,

        @Description("The web page, for a contact with one at most.")
        Optional<@Size(max = 2000) String> url,

        @Description("All web pages; those not in the list are taken away.")
        Optional<@Size(max = 50) List<@Size(min = 1, max = 2000) String>> urls,

        @Description("The birthday as 1980-02-29, or --02-29 without the year; empty to take it away.")
        Optional<@Pattern(regexp = "|([0-9]{4}|-)-[0-9]{2}-[0-9]{2}") String> bday,

        @Description("The groups the contact is in; the whole list.")
        Optional<@Size(max = 100) List<@Size(min = 1, max = 500) String>> categories,

        @Description("A picture as data:image/jpeg;base64,… (png, gif and webp too); empty to take it away.")
        Optional<@Size(max = 1_400_000) String> photo) {}
