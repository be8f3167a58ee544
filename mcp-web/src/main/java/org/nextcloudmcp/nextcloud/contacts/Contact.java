package org.nextcloudmcp.nextcloud.contacts;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.schema.Description;

/** A contact as tools answer it; what is named as in contact_data has the same form there. */
record Contact(
        String uid,
        @Description("The name of the address book.") String addressbook,
        @Description("The name as people see it.") String fn,
        List<LabelledValue> emails,
        List<LabelledValue> phones,
        Optional<String> org,

        @Description("Only with detail full, as all that follows but etag and page.")
        Optional<String> department,

        Optional<NameParts> n,
        Optional<String> nickname,
        Optional<List<PostalAddress>> adr,
        Optional<String> title,
        Optional<String> role,
        Optional<String> note,
        Optional<List<String>> urls,
        @Description("--02-29 for one without a year.") Optional<String> bday,
        Optional<List<String>> categories,
        @Description("Of this version of the card.") Optional<String> etag,
        @Description("Where a person finds it.") URI page) {

    /** What a list needs to tell one from another. */
    Contact compact() {
        return new Contact(
                uid,
                addressbook,
                fn,
                emails,
                phones,
                org,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                etag,
                page);
    }

    /** For sentences. */
    String called() {
        return "“" + fn + "” (" + uid + ")";
    }
}
