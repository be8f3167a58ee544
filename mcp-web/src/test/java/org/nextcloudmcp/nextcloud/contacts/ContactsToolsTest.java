package org.nextcloudmcp.nextcloud.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("The contacts tools")
class ContactsToolsTest {

    private static final String HOME = "/remote.php/dav/addressbooks/users/alice/";
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Supplier<Object> CREATE = () -> new CreateContact(NOW);
    private static final Supplier<Object> UPDATE = () -> new UpdateContact(NOW);

    private static String sent(NextcloudRequest request) {
        return new String(request.body().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private static List<String> names(JsonObject answer) {
        return answer.getJsonArray("contacts").getValuesAs(JsonObject.class).stream()
                .map(contact -> contact.getString("fn"))
                .toList();
    }

    private static NextcloudResponse card(String etag, String text) {
        var answer = Recorded.made(200, "text/vcard", text.replace("\n", "\r\n"));
        return new NextcloudResponse(
                200, java.util.Map.of("ETag", "\"" + etag + "\"", "Content-Type", "text/vcard"), answer.body(), false);
    }

    @Test
    @DisplayName("list address books and mark those that cannot be changed")
    void books() {
        var books = ScriptedNextcloud.answering("contacts/02-addressbook-list")
                .success(ListAddressbooks::new, json("{}"))
                .getJsonArray("addressbooks");

        assertThat(books.getValuesAs(JsonObject.class))
                .extracting(book -> book.getString("name"), book -> book.getBoolean("read_only"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("contacts", false),
                        org.assertj.core.groups.Tuple.tuple("z-server-generated--system", true),
                        org.assertj.core.groups.Tuple.tuple("z-app-generated--contactsinteraction--recent", true));
        assertThat(books.getJsonObject(1).getBoolean("generated")).isTrue();
    }

    @Test
    @DisplayName("list contacts by name in pages that neither overlap nor leave a gap")
    void list() {
        var first = ScriptedNextcloud.answering("contacts/26-query-all")
                .success(ListContacts::new, json("{'addressbook':'clients','limit':4}"));
        var nextcloud = ScriptedNextcloud.answering("contacts/26-query-all");
        var second = nextcloud.success(
                ListContacts::new,
                json("{'addressbook':'clients','limit':4,'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(names(first)).containsExactly("Ana 日本", "Berta Beispiel", "Jürgen Müller", "Name Only");
        assertThat(names(second)).containsExactly("No Uid", "No Version", "Space Uid");
        assertThat(second.containsKey("next_cursor")).isFalse();
        assertThat(second.getInt("total")).isEqualTo(7);
        assertThat(nextcloud.asked()).containsExactly("REPORT " + HOME + "clients/");
        assertThat(nextcloud.last().headers()).containsEntry("Depth", "1");
        assertThat(first.getJsonArray("contacts").getJsonObject(2))
                .isEqualTo(json(
                        "{'uid':'c-1','addressbook':'clients','fn':'Jürgen Müller','emails':[{'value':'juergen@example.org',"
                                + "'type':'work'},{'value':'jm@example.net','type':'home'}],"
                                + "'phones':[{'value':'+49 170 1234567','type':'cell'}],'org':'Beispiel GmbH',"
                                + "'etag':'16639240e765b667fe22891f5eac4119',"
                                + "'page':'https://cloud.example.org/apps/contacts/direct/contact/c-1~clients'}"));
    }

    @Test
    @DisplayName("answer everything of a contact if asked to, in the form in which it is written")
    void full() {
        var contact = ScriptedNextcloud.answering("contacts/26-query-all")
                .success(ListContacts::new, json("{'addressbook':'clients','detail':'full'}"))
                .getJsonArray("contacts")
                .getJsonObject(2);

        assertThat(contact.getString("note")).isEqualTo("Line one\nLine two, with comma");
        assertThat(contact.getString("department")).isEqualTo("Vertrieb");
        assertThat(contact.getString("bday")).isEqualTo("1980-02-29");
        assertThat(contact.getJsonArray("categories")).hasSize(2);
        assertThat(contact.getJsonArray("adr")).isEqualTo((JsonArray)
                json("{'a':[{'type':'work','street':'Hauptstr. 1','city':'Köln','postal_code':'50667',"
                                + "'country':'Deutschland'}]}")
                        .get("a"));
        assertThat(contact.getJsonObject("n").getString("prefix")).isEqualTo("Dr.");
    }

    @Test
    @DisplayName("hold no more of a large address book than the page")
    void large() {
        var page = new ContactPage(org.nextcloudmcp.paging.Position.START, 10);
        IntStream.range(0, 1_000)
                .forEach(i -> page.add(ContactExamples.found("Person " + (i * 7919 % 1_000), "u" + i)));

        assertThat(page.contacts()).hasSize(10);
        assertThat(page.total()).isEqualTo(1_000);
        assertThat(page.contacts().stream().map(Contact::fn).collect(Collectors.toList()))
                .startsWith("Person 0", "Person 1", "Person 10", "Person 100");
    }

    @Test
    @DisplayName("search one address book by the server's own filter")
    void search() {
        var nextcloud = ScriptedNextcloud.answering("contacts/27-query-text-match-any-of-fn-email");

        var found = nextcloud.success(SearchContacts::new, json("{'query':' MÜLLER jürgen','addressbook':'clients'}"));

        assertThat(names(found)).containsExactly("Jürgen Müller");
        assertThat(sent(nextcloud.last()))
                .contains("test=\"anyof\"", "name=\"NOTE\"", ">MÜLLER</card:text-match>")
                .doesNotContain("jürgen");
    }

    @Test
    @DisplayName("find a telephone number however it is written")
    void numbers() {
        var nextcloud = ScriptedNextcloud.answering("contacts/26-query-all");

        assertThat(names(nextcloud.success(
                        SearchContacts::new, json("{'query':'0170/123 4567','addressbook':'clients'}"))))
                .containsExactly("Jürgen Müller");
        assertThat(sent(nextcloud.last())).doesNotContain("text-match");
    }

    @Test
    @DisplayName("search all address books when none is named, and say which could not be searched")
    void searchAll() {
        var nextcloud = ScriptedNextcloud.answering(
                "contacts/02-addressbook-list",
                "contacts/37-query-no-match",
                "contacts/27-query-text-match-any-of-fn-email",
                "contacts/33-query-empty-text-match");

        var found = nextcloud.success(SearchContacts::new, json("{'query':'b'}"));

        assertThat(found.getInt("total")).isEqualTo(2);
        assertThat(found.getJsonArray("not_searched").getString(0))
                .isEqualTo("z-app-generated--contactsinteraction--recent");
    }

    @Test
    @DisplayName("never send an empty text to search for, which the server fails at")
    void searchNothing() {
        var nextcloud = ScriptedNextcloud.answering("contacts/26-query-all");

        assertThat(nextcloud
                        .success(SearchContacts::new, json("{'query':'  ','addressbook':'clients'}"))
                        .getInt("total"))
                .isEqualTo(7);
        assertThat(sent(nextcloud.last())).doesNotContain("text-match");
    }

    @Test
    @DisplayName("make an address book, whose name is text and no XML, and keep one that is there")
    void createBook() {
        var nextcloud = ScriptedNextcloud.answering("contacts/03-addressbook-create");

        nextcloud.success(CreateAddressbook::new, json("{'name':'größe & co','display_name':'A <b> & C'}"));

        assertThat(nextcloud.asked()).containsExactly("MKCOL " + HOME + "gr%C3%B6%C3%9Fe%20%26%20co/");
        assertThat(sent(nextcloud.last())).contains("<card:addressbook/>", ">A &lt;b&gt; &amp; C<");
        assertThat(ScriptedNextcloud.answering("contacts/04-addressbook-create-exists")
                        .failure(CreateAddressbook::new, json("{'name':'clients','display_name':'x'}")))
                .contains("already", "Nothing was changed");
    }

    @Test
    @DisplayName("say what was deleted with an address book")
    void deleteBook() {
        var nextcloud = ScriptedNextcloud.answering(
                "contacts/02-addressbook-list", "contacts/26-query-all", "contacts/62-addressbook-delete");

        var deleted = nextcloud.success(DeleteAddressbook::new, json("{'name':'contacts'}"));

        assertThat(deleted.getInt("contacts")).isEqualTo(7);
        assertThat(deleted.getString("display_name")).isEqualTo("Contacts");
        assertThat(ScriptedNextcloud.answering("contacts/63-addressbook-delete-not-found")
                        .failure(DeleteAddressbook::new, json("{'name':'clients'}")))
                .contains("does not have the address book “clients”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", " ", "a/b", "../bob/contacts", "a\\\\b", "a\\nb"})
    @DisplayName("ask nothing for a name that is no name: a dot segment would be the user's whole home")
    void badNames(String name) {
        var nextcloud = ScriptedNextcloud.answering();

        assertThat(nextcloud.failure(DeleteAddressbook::new, json("{'name':'" + name + "'}")))
                .contains("no name of an address book");
        assertThat(nextcloud.failure(ListContacts::new, json("{'addressbook':'" + name + "'}")))
                .contains("no name of an address book");
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("create a contact where none is, and answer it with its etag")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("contacts/10-contact-create-vcard-3");

        var made = nextcloud.success(
                CREATE,
                json(
                        "{'addressbook':'clients','uid':'c-1','contact_data':{'fn':'Jürgen; Müller','n':{'family':'Müller',"
                                + "'given':'Jürgen'},'email':'j@example.org','tel':'+49 170','org':'A, B & C','note':'one\\ntwo',"
                                + "'bday':'--02-29','categories':['a,b','c'],'url':'https://example.org/?a=1;b,c'}}"));

        assertThat(nextcloud.asked()).containsExactly("PUT " + HOME + "clients/c-1.vcf");
        assertThat(nextcloud.last().headers()).containsEntry("If-None-Match", "*");
        assertThat(sent(nextcloud.last())).isEqualTo("""
                        BEGIN:VCARD
                        VERSION:3.0
                        UID:c-1
                        FN:Jürgen\\; Müller
                        N:Müller;Jürgen;;;
                        EMAIL:j@example.org
                        TEL:+49 170
                        URL:https://example.org/?a=1;b,c
                        ORG:A\\, B & C
                        NOTE:one\\ntwo
                        CATEGORIES:a\\,b,c
                        BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
                        REV:2026-11-21T12:00:00Z
                        END:VCARD
                        """.replace("\n", "\r\n"));
        assertThat(made.getString("etag")).isEqualTo("16639240e765b667fe22891f5eac4119");
        assertThat(made.getString("bday")).isEqualTo("--02-29");
        assertThat(made.getString("note")).isEqualTo("one\ntwo");
        assertThat(made.getJsonArray("urls").getString(0)).isEqualTo("https://example.org/?a=1;b,c");
        assertThat(made.getJsonArray("categories").getString(0)).isEqualTo("a,b");
    }

    @Test
    @DisplayName("read a new contact again where the server has stored something else than it was sent")
    void repaired() {
        var nextcloud = ScriptedNextcloud.answering(
                "contacts/14-contact-create-no-fn", "contacts/23-contact-get-as-stored-no-fn");

        var made = nextcloud.success(
                CREATE, json("{'addressbook':'clients','uid':'nofn','contact_data':{'n':{'family':'Only'}}}"));

        assertThat(made.getString("fn")).isEqualTo("Name Only");
        assertThat(made.getString("etag")).isEqualTo("0ebe6f6d557d9cbcd8e5d6e7f804fc57");
    }

    @Test
    @DisplayName("never overwrite by creating, and name who is there")
    void exists() {
        for (var refusal :
                List.of("contacts/11-contact-create-exists", "contacts/13-contact-create-uid-taken-other-url")) {
            assertThat(ScriptedNextcloud.answering(refusal, "contacts/31-query-by-uid")
                            .failure(
                                    CREATE, json("{'addressbook':'clients','uid':'c-2','contact_data':{'fn':'Twin'}}")))
                    .contains("Berta Beispiel", "49f036c37142656f217bc39550719471", "Nothing was written");
        }
    }

    @Test
    @DisplayName("explain the 404 of a write where the user may only read")
    void readOnly() {
        var book = Recorded.answer("contacts/02-addressbook-list");
        var onlySystem = Recorded.made(
                207,
                "application/xml",
                book.text()
                        .replaceAll("<d:response><d:href>[^<]*users/alice/(contacts/)?</d:href>.*?</d:response>", ""));
        assertThat(
                        ScriptedNextcloud.answering("contacts/21-contact-create-read-only-system-book")
                                .then(onlySystem)
                                .failure(
                                        CREATE,
                                        json(
                                                "{'addressbook':'z-server-generated--system','uid':'x','contact_data':{'fn':'x'}}")))
                .contains("may only read", "Nextcloud fills it by itself");
        assertThat(ScriptedNextcloud.answering(
                                "contacts/19-contact-create-addressbook-not-found",
                                "contacts/19-contact-create-addressbook-not-found")
                        .failure(CREATE, json("{'addressbook':'none','uid':'x','contact_data':{'fn':'x'}}")))
                .contains("does not have the address book “none”");
    }

    @Test
    @DisplayName("change what is given and nothing else, and only the version that was read")
    void update() {
        var nextcloud = ScriptedNextcloud.answering("contacts/31-query-by-uid")
                .then(card("e1", ContactExamples.APPLE.replace("UID:apple-1", "UID:c-2")))
                .then(Recorded.answer("contacts/43-contact-update-if-match-good"));

        var updated = nextcloud.success(
                UPDATE, json("{'addressbook':'clients','uid':'c-2','contact_data':{'title':'Chefin'},'etag':'e1'}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "REPORT " + HOME + "clients/",
                        "GET " + HOME + "clients/c-2.vcf",
                        "PUT " + HOME + "clients/c-2.vcf");
        assertThat(nextcloud.last().headers()).containsEntry("If-Match", "\"e1\"");
        assertThat(sent(nextcloud.last()))
                .isEqualTo(ContactExamples.APPLE
                        .replace("UID:apple-1", "UID:c-2")
                        .replace("REV:2020-01-01T00:00:00Z", "REV:2026-11-21T12:00:00Z")
                        .replace("END:VCARD", "TITLE:Chefin\nEND:VCARD")
                        .replace("\n", "\r\n"));
        assertThat(updated.getBoolean("changed")).isTrue();
        assertThat(updated.getJsonObject("contact").getString("etag")).isEqualTo("ae4dd6f395c75598925a9bdfe0ba44ad");
    }

    @Test
    @DisplayName("write nothing if somebody has changed the contact, and tell its etag")
    void stale() {
        var arguments = json("{'addressbook':'clients','uid':'c-2','contact_data':{'title':'x'},'etag':'old'}");
        var nextcloud = ScriptedNextcloud.answering("contacts/31-query-by-uid", "contacts/22-contact-get");

        assertThat(nextcloud.failure(UPDATE, arguments))
                .contains("has changed", "49f036c37142656f217bc39550719471", "Nothing was written");
        assertThat(nextcloud.asked()).noneMatch(request -> request.startsWith("PUT"));
        assertThat(ScriptedNextcloud.answering(
                                "contacts/31-query-by-uid",
                                "contacts/22-contact-get",
                                "contacts/44-contact-update-if-match-stale",
                                "contacts/31-query-by-uid")
                        .failure(UPDATE, json("{'addressbook':'clients','uid':'c-2','contact_data':{'title':'x'}}")))
                .contains("has changed", "49f036c37142656f217bc39550719471");
    }

    @Test
    @DisplayName("write nothing where nothing is different")
    void unchanged() {
        var nextcloud = ScriptedNextcloud.answering("contacts/31-query-by-uid", "contacts/22-contact-get");

        var same = nextcloud.success(
                UPDATE,
                json("{'addressbook':'clients','uid':'c-2','contact_data':{'fn':'Jürgen Müller','bday':'1980-02-29',"
                        + "'emails':[{'value':'juergen@example.org','type':'work'},{'value':'jm@example.net'}],"
                        + "'org':'Beispiel GmbH','categories':['Kunden','VIP']}}"));

        assertThat(same.getBoolean("changed")).isFalse();
        assertThat(nextcloud.requests).hasSize(2);
    }

    @Test
    @DisplayName("delete a contact and say who it was")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering("contacts/31-query-by-uid", "contacts/53-contact-delete");

        var deleted = nextcloud.success(DeleteContact::new, json("{'addressbook':'clients','uid':'c-2'}"));

        assertThat(deleted.getJsonObject("deleted").getString("fn")).isEqualTo("Berta Beispiel");
        assertThat(nextcloud.last().headers()).containsEntry("If-Match", "\"49f036c37142656f217bc39550719471\"");
        assertThat(ScriptedNextcloud.answering("contacts/37-query-no-match")
                        .failure(DeleteContact::new, json("{'addressbook':'clients','uid':'c-9'}")))
                .contains("no contact with the uid c-9");
        assertThat(ScriptedNextcloud.answering(
                                "contacts/31-query-by-uid",
                                "contacts/52-contact-delete-if-match-stale",
                                "contacts/37-query-no-match")
                        .failure(DeleteContact::new, json("{'addressbook':'clients','uid':'c-2'}")))
                .contains("deleted in the meantime");
    }

    @Test
    @DisplayName("say when it is not known whether a contact was written")
    void unknownFate() {
        assertThat(ScriptedNextcloud.answering()
                        .thenFails(true)
                        .failure(CREATE, json("{'addressbook':'clients','uid':'x','contact_data':{'fn':'x'}}")))
                .contains("not known whether");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'fn':'a\\u0000b'",
                "'fn':'\\ud800'",
                "'fn':'  '",
                "'note':'x'",
                "'fn':'x','bday':'2026-02-30'",
                "'fn':'x','photo':'https://example.org/a.png'",
                "'fn':'x','email':'a@b','emails':[]",
                "'fn':'x','url':'https://a\\nb'"
            })
    @DisplayName("send nothing that Nextcloud would refuse or choke on")
    void invalid(String data) {
        var nextcloud = ScriptedNextcloud.answering();

        nextcloud.failure(CREATE, json("{'addressbook':'clients','uid':'x','contact_data':{" + data + "}}"));

        assertThat(nextcloud.requests).isEmpty();
    }
}
