package org.nextcloudmcp.nextcloud.contacts;

import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.schema.Description;

/** An address book as tools answer it. */
record AddressBook(
        @Description("Use it as the argument addressbook or name of the other contacts tools.")
        String name,

        String displayName,
        Optional<String> description,

        @Description("Whether contacts can be read here only.")
        boolean readOnly,

        @Description("Whether Nextcloud fills it by itself: all accounts, or people recently written to.")
        boolean generated,

        @Description("The id of the user who shares it, if it is somebody else's.")
        Optional<String> owner) {

    private static final Set<String> WRITING = Set.of("all", "write", "write-content");
    private static final String USERS = "principals/users/";

    /**
     * An address book of a listing.
     *
     * @param me the user's id
     */
    static AddressBook of(String name, DavResource resource, String me) {
        var writes = resource.elements(Multistatus.DAV, "current-user-privilege-set").stream()
                .anyMatch(privilege -> privilege.name().getNamespaceURI().equals(Multistatus.DAV)
                        && WRITING.contains(privilege.name().getLocalPart()));
        var marked = resource.text(Propfind.OWNCLOUD, "read-only")
                .filter("1"::equals)
                .isPresent();
        return new AddressBook(
                name,
                resource.text(Multistatus.DAV, "displayname").orElse(name),
                resource.text(Contacts.CARDDAV, "addressbook-description"),
                marked || !writes,
                name.startsWith("z-server-generated--") || name.startsWith("z-app-generated--"),
                resource.text(Propfind.OWNCLOUD, "owner-principal")
                        .filter(principal -> principal.startsWith(USERS))
                        .map(principal -> principal.substring(USERS.length()))
                        .filter(owner -> !owner.equals(me)));
    }
}
