package org.nextcloudmcp.nextcloud.contacts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;

/**
 * One user's address books and cards over CardDAV. Every method throws {@link RefusedException} for what Nextcloud does
 * not do.
 */
final class Contacts {

    static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";

    private static final String HOMES = "/remote.php/dav/addressbooks/users/";

    /** Read while it arrives: some hundred thousand contacts without their pictures. */
    private static final int LARGEST_BOOK = 256 << 20;

    /** The server takes cards of 5 MB. */
    private static final int LARGEST_CARD = 8 << 20;

    private final NextcloudClient client;
    private final String me;
    private final String home;

    Contacts(NextcloudClient client) {
        this.client = client;
        this.me = client.userId();
        this.home = HOMES + PercentEncoding.encode(me) + "/";
    }

    List<AddressBook> books() {
        return booksAt(home, "1", "the user's address books");
    }

    /** The book; empty if there is none. */
    Optional<AddressBook> book(BookName name) {
        try {
            return booksAt(path(name), "0", "the address book " + name).stream().findFirst();
        } catch (NoSuchBookException e) {
            return Optional.empty();
        }
    }

    private List<AddressBook> booksAt(String path, String depth, String what) {
        var books = new ArrayList<AddressBook>();
        read("PROPFIND", path, depth, CardQuery.BOOKS, what, resource -> {
            if (resource.isA(CARDDAV, "addressbook")) {
                books.add(AddressBook.of(lastSegment(resource.href()), resource, me));
            }
        });
        return books;
    }

    NextcloudResponse create(BookName name, String displayName, Optional<String> description) {
        return client.send(NextcloudRequest.of("MKCOL", path(name))
                .sending(RequestBody.xml(CardQuery.mkcol(displayName, description))));
    }

    NextcloudResponse delete(BookName name) {
        return client.send(NextcloudRequest.of("DELETE", path(name)));
    }

    /**
     * The cards that a query finds, one after the other as they arrive, in no order.
     *
     * @param query one of {@link CardQuery}
     */
    void each(BookName book, String query, Consumer<FoundCard> seen) {
        read(
                "REPORT",
                path(book),
                "1",
                query,
                "the address book " + book,
                resource -> resource.text(CARDDAV, "address-data")
                        .ifPresent(card -> seen.accept(found(book, resource, card))));
    }

    /** The card with this UID; its file is not always named after it. */
    Optional<FoundCard> find(BookName book, String uid) {
        var all = new ArrayList<FoundCard>();
        each(book, CardQuery.uid(uid), all::add);
        return all.stream().filter(card -> card.contact().uid().equals(uid)).findFirst();
    }

    /** The whole card; empty if it is gone. */
    Optional<StoredCard> read(FoundCard card) {
        var what = "the contact " + card.contact().called();
        var answer = client.send(NextcloudRequest.of("GET", card.path()).answeredInAtMost(LARGEST_CARD));
        if (answer.is(404)) {
            return Optional.empty();
        }
        if (!answer.is(200)) {
            throw Refusals.of(answer, what);
        }
        if (answer.isCut()) {
            throw Refusals.tooLarge(what);
        }
        return Optional.of(new StoredCard(
                answer.body(), answer.etag().flatMap(EntityTag::parse).orElseThrow(() -> Refusals.notNextcloud(what))));
    }

    /** Writes a card in the place of the one with this tag. */
    NextcloudResponse replace(FoundCard card, byte[] octets, EntityTag seen) {
        return client.send(put(card.path(), octets).with("If-Match", seen.quoted()));
    }

    /** Writes a card where none is. */
    NextcloudResponse create(BookName book, String uid, byte[] octets) {
        return client.send(put(pathOfNew(book, uid), octets).with("If-None-Match", "*"));
    }

    NextcloudResponse delete(FoundCard card, EntityTag seen) {
        return client.send(NextcloudRequest.of("DELETE", card.path()).with("If-Match", seen.quoted()));
    }

    /** A card of which all is known but its place. */
    FoundCard made(BookName book, String uid, byte[] octets, Optional<String> etag) {
        var reading = CardReading.of(octets);
        return new FoundCard(
                pathOfNew(book, uid),
                reading.name(),
                () -> reading.contact(uid, book, etag, Pages.of(client, uid, book)));
    }

    private FoundCard found(BookName book, DavResource resource, String card) {
        var file = lastSegment(resource.href());
        var reading = CardReading.of(card);
        return new FoundCard(path(book) + PercentEncoding.encode(file), reading.name(), () -> {
            var uid = reading.uid().orElse(file.replaceFirst("\\.vcf$", ""));
            var etag = resource.text(Multistatus.DAV, "getetag").map(EntityTag::unquoted);
            return reading.contact(uid, book, etag, Pages.of(client, uid, book));
        });
    }

    private static NextcloudRequest put(String path, byte[] octets) {
        return NextcloudRequest.of("PUT", path).sending(RequestBody.of("text/vcard; charset=utf-8", octets));
    }

    private void read(String method, String path, String depth, String body, String what, Consumer<DavResource> seen) {
        var request = NextcloudRequest.of(method, path)
                .with("Depth", depth)
                .sending(RequestBody.xml(body))
                .answeredInAtMost(LARGEST_BOOK);
        client.stream(request, (head, stream) -> {
                    try {
                        Multistatus.each(stream, seen);
                        return true;
                    } catch (MalformedXmlException e) {
                        throw Refusals.notNextcloud(what);
                    }
                })
                .orRefuse(answer -> answer.is(404) ? new NoSuchBookException(what) : Refusals.of(answer, what));
    }

    private String path(BookName book) {
        return home + book.encoded() + "/";
    }

    /** Most UIDs are names of files as they are; of the rest a name is made that is the same each time. */
    private String pathOfNew(BookName book, String uid) {
        var plain = uid.matches("[A-Za-z0-9_@:+][A-Za-z0-9 ._@:+-]{0,150}");
        var name = plain
                ? uid
                : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
        return path(book) + PercentEncoding.encode(name + ".vcf");
    }

    private static String lastSegment(String href) {
        var end = href.endsWith("/") ? href.length() - 1 : href.length();
        return PercentEncoding.decode(href.substring(href.lastIndexOf('/', end - 1) + 1, end));
    }
}
