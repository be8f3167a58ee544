package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;

@DisplayName("The contacts tools, from an MCP client to a Nextcloud")
class ContactsToolsIT extends ToolCoverage {
    private static final String NAME = "Zoë O'Neil, née 日本 🙂";

    ContactsToolsIT(StrictStage stage) {
        super(stage, "nc_contacts_.*");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private void book(String name) {
        alice().success(
                        "nc_contacts_create_addressbook",
                        json("{'name':'" + name + "','display_name':'Clients & <friends>'}"));
    }

    private JsonObject contact(String book, String uid, String data) {
        return alice().success(
                        "nc_contacts_create_contact",
                        "{\"addressbook\":\"" + book + "\",\"uid\":\"" + uid + "\",\"contact_data\":" + data + "}");
    }

    private static List<String> names(JsonObject answer) {
        return answer.getJsonArray("contacts").getValuesAs(JsonObject.class).stream()
                .map(contact -> contact.getString("fn"))
                .toList();
    }

    @Test
    @DisplayName("make, list and delete address books, each for one user alone")
    void books() {
        book("größe & co");

        JsonArray books = alice().success("nc_contacts_list_addressbooks", "{}").getJsonArray("addressbooks");
        assertThat(books.getValuesAs(JsonObject.class))
                .filteredOn(book -> book.getString("name").equals("größe & co"))
                .singleElement()
                .satisfies(book -> {
                    assertThat(book.getString("display_name")).isEqualTo("Clients & <friends>");
                    assertThat(book.getBoolean("read_only")).isFalse();
                });
        assertThat(alice().failure(
                                "nc_contacts_create_addressbook", json("{'name':'größe & co','display_name':'again'}")))
                .contains("already");
        assertThat(bob().failure("nc_contacts_delete_addressbook", json("{'name':'größe & co'}")))
                .contains("does not have the address book");
        assertThat(alice().success("nc_contacts_delete_addressbook", json("{'name':'größe & co'}"))
                        .getInt("contacts"))
                .isZero();
        assertThat(alice().failure("nc_contacts_delete_addressbook", json("{'name':'z-server-generated--system'}")))
                .contains("by itself");
    }

    @Test
    @DisplayName("read back what they wrote, and change nothing but what is given")
    void roundTrip() {
        book("round");
        JsonObject made = contact(
                "round",
                "urn:uuid:1/2",
                json("{'fn':'%s','n':{'family':'O;Neil','given':'Zoë'},'nickname':'Z','org':'A, B; C','department':'D',"
                                + "'emails':[{'value':'zoe@example.org','type':'work'},{'value':'z@example.net'}],"
                                + "'phones':[{'value':'+49 170 1234567','type':'cell'}],'title':'T','role':'R',"
                                + "'adr':[{'type':'home','street':'Hauptstr. 1','city':'Köln','country':'DE'}],"
                                + "'note':'one\\ntwo, three; four \\\\ five','urls':['https://example.org/?a=1,2;3'],"
                                + "'bday':'--02-29','categories':['VIP, very','b']}")
                        .formatted(NAME.replace("\"", "'")));

        JsonObject found = alice().success("nc_contacts_search_contacts", json("{'query':'zoë 日本'}"));
        assertThat(found.getJsonArray("contacts")).containsExactly(made);

        JsonObject updated = alice().success(
                        "nc_contacts_update_contact",
                        json("{'addressbook':'round','uid':'urn:uuid:1/2','contact_data':{'title':'Boss'},'etag':'%s'}")
                                .formatted(made.getString("etag")));
        JsonObject after = updated.getJsonObject("contact");
        assertThat(after.getString("title")).isEqualTo("Boss");
        assertThat(after.keySet()).isEqualTo(made.keySet());
        made.forEach((name, value) -> {
            if (!List.of("title", "etag").contains(name)) {
                assertThat(after.get(name)).as(name).isEqualTo(value);
            }
        });
        assertThat(alice().failure(
                                "nc_contacts_update_contact",
                                json("{'addressbook':'round','uid':'urn:uuid:1/2','contact_data':{'title':'Lost'},'etag':'%s'}")
                                        .formatted(made.getString("etag"))))
                .contains("has changed", after.getString("etag"));
        assertThat(alice().failure(
                                "nc_contacts_create_contact",
                                json("{'addressbook':'round','uid':'urn:uuid:1/2','contact_data':{'fn':'Twin'}}")))
                .contains("already");
        assertThat(alice().success("nc_contacts_delete_contact", json("{'addressbook':'round','uid':'urn:uuid:1/2'}"))
                        .getJsonObject("deleted")
                        .getString("fn"))
                .isEqualTo(made.getString("fn"));
        assertThat(alice().failure("nc_contacts_delete_contact", json("{'addressbook':'round','uid':'urn:uuid:1/2'}")))
                .contains("no contact with the uid");
    }

    @Test
    @DisplayName("list by pages without gaps, and find a number however it is written")
    void pages() {
        book("pages");
        IntStream.range(0, 7)
                .forEach(i -> contact("pages", "p" + i, json("{'fn':'Person " + i + "','tel':'0221 55-0" + i + "'}")));

        JsonObject first = alice().success("nc_contacts_list_contacts", json("{'addressbook':'pages','limit':4}"));
        JsonObject second = alice().success(
                        "nc_contacts_list_contacts",
                        json("{'addressbook':'pages','limit':4,'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(names(first)).containsExactly("Person 0", "Person 1", "Person 2", "Person 3");
        assertThat(names(second)).containsExactly("Person 4", "Person 5", "Person 6");
        assertThat(names(alice().success("nc_contacts_search_contacts", json("{'query':'0221 / 5503'}"))))
                .containsExactly("Person 3");
        assertThat(alice().failure("nc_contacts_list_contacts", json("{'addressbook':'none'}")))
                .contains("does not have the address book");
        assertThat(alice().failure(
                                "nc_contacts_search_contacts", json("{'query':'a','addressbook':'../bob/contacts'}")))
                .contains("no name of an address book");
        assertThat(bob().success("nc_contacts_search_contacts", json("{'query':'Person'}"))
                        .getInt("total"))
                .as("another user's contacts")
                .isZero();
    }

    @Test
    @DisplayName("say that an address book can only be read, and that Nextcloud is in maintenance")
    void refusals() {
        assertThat(
                        alice().failure(
                                        "nc_contacts_create_contact",
                                        json(
                                                "{'addressbook':'z-server-generated--system','uid':'x','contact_data':{'fn':'x'}}")))
                .contains("may only read");
        nextcloud().world().maintenance(true);
        try {
            assertThat(alice().failure("nc_contacts_list_addressbooks", "{}")).containsIgnoringCase("maintenance");
        } finally {
            nextcloud().world().maintenance(false);
        }
    }
}
