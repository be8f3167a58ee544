package org.nextcloudmcp.nextcloud.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.schema.RecordForm;

@Label("A change of a card")
class CardChangeTest {

    private static final BookName BOOK = new BookName("contacts");

    private static ContactData data(String json) {
        return data(ScriptedNextcloud.json(json));
    }

    private static ContactData data(JsonObject json) {
        return RecordForm.ofArguments(ContactData.class).read(json);
    }

    private static byte[] octets(String card) {
        return card.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String changed(String card, ContactData change) {
        var lines = CardLines.of(octets(card));
        CardChange.apply(change, lines);
        return new String(lines.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static Contact read(String card) {
        return CardReading.of(octets(card))
                .contact("u", BOOK, Optional.empty(), URI.create("https://cloud.example.org/"));
    }

    @Example
    @Label("leaves every line as it is but that of the property: labels, pictures, parameters, unknown properties")
    void onlyTheChange() {
        assertThat(changed(ContactExamples.APPLE, data("{'fn':'Jürgen Meier'}")))
                .isEqualTo(ContactExamples.APPLE.replace("FN:Jürgen Müller", "FN:Jürgen Meier"));
        assertThat(changed(ContactExamples.APPLE, data("{'n':{'family':'Meier'}}")))
                .isEqualTo(ContactExamples.APPLE.replace("N:Müller;Jürgen;;;", "N:Meier;Jürgen;;;"));
        assertThat(changed(ContactExamples.APPLE, data("{'bday':'1980-02-29'}")))
                .isEqualTo(ContactExamples.APPLE.replace("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "BDAY:1980-02-29"));
        assertThat(changed(ContactExamples.THUNDERBIRD, data("{'bday':'1990-04-15','nickname':'A,B'}")))
                .isEqualTo(ContactExamples.THUNDERBIRD
                        .replace("BDAY;VALUE=DATE:--0415", "BDAY:19900415")
                        .replace("NICKNAME:Anni", "NICKNAME:A\\,B"));
        assertThat(changed(ContactExamples.THUNDERBIRD, data("{'url':'https://example.org/new;x,y'}")))
                .isEqualTo(ContactExamples.THUNDERBIRD.replace(
                        "https://example.org/a;b?c=d,e", "https://example.org/new;x,y"));
    }

    @Example
    @Label("keeps the lines of values that are wanted again, with their labels, and takes labels away with their line")
    void lists() {
        assertThat(changed(
                        ContactExamples.APPLE,
                        data("{'emails':[{'value':'grouped@example.org'},{'value':'work@example.org','type':'work'},"
                                + "{'value':'new@example.org','type':'home, pref'}]}")))
                .isEqualTo(ContactExamples.APPLE.replace(
                        "work@example.org\n", "work@example.org\nEMAIL;TYPE=HOME,PREF:new@example.org\n"));
        assertThat(changed(ContactExamples.APPLE, data("{'emails':[{'value':'work@example.org'}]}")))
                .isEqualTo(ContactExamples.APPLE.replaceAll("item1\\..*\n", ""));
        assertThat(changed(ContactExamples.APPLE, data("{'adr':[]}")))
                .isEqualTo(ContactExamples.APPLE.replaceAll("item2\\..*\n", ""));
        assertThat(
                        changed(
                                ContactExamples.THUNDERBIRD,
                                data(
                                        "{'phones':[{'value':'+81-3-1234-5678'},{'value':'+49 221 1','type':'home'}],"
                                                + "'emails':[{'value':'second@example.org','type':'pref'},{'value':'first@example.org','type':'home'}]}")))
                .isEqualTo(ContactExamples.THUNDERBIRD
                        .replace("TEL;VALUE=TEXT;TYPE=work:", "TEL;VALUE=TEXT;TYPE=HOME:")
                        .replace("EMAIL;PREF=1:first", "EMAIL;TYPE=HOME:first")
                        .replace("EMAIL:second", "EMAIL;PREF=1:second"));
    }

    @Example
    @Label("replaces the one value of its kind where it stands, with its label")
    void one() {
        assertThat(changed(
                        "BEGIN:VCARD\nVERSION:3.0\nUID:u\nFN:x\nitem1.TEL;TYPE=CELL:1\nitem1.X-ABLabel:Verein\nEND:VCARD\n",
                        data("{'tel':'2'}")))
                .contains("item1.TEL;TYPE=CELL:2\nitem1.X-ABLabel:Verein\n");
        assertThatThrownBy(() -> changed(ContactExamples.APPLE, data("{'email':'x@example.org'}")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("several values", "emails");
    }

    @Example
    @Label("reads a listing of what is there as no change")
    void sameListing() {
        for (var card : List.of(ContactExamples.APPLE, ContactExamples.THUNDERBIRD)) {
            var contact = read(card);
            var json = RecordForm.json(new Sent(
                    contact.fn(),
                    contact.n(),
                    contact.emails(),
                    contact.phones(),
                    contact.adr(),
                    contact.urls(),
                    contact.note(),
                    contact.bday(),
                    contact.nickname()));
            assertThat(changed(card, data(json))).isEqualTo(card);
        }
    }

    record Sent(
            String fn,
            Optional<NameParts> n,
            List<LabelledValue> emails,
            List<LabelledValue> phones,
            Optional<List<PostalAddress>> adr,
            Optional<List<String>> urls,
            Optional<String> note,
            Optional<String> bday,
            Optional<String> nickname) {}

    @Example
    @Label("keeps octets that another program folded inside a character")
    void foldedInside() {
        var text = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:x\r\nNOTE:über\r\nEND:VCARD\r\n";
        var stored = text.getBytes(StandardCharsets.UTF_8);
        var at = text.indexOf("ü") + 1;
        var folded = new byte[stored.length + 3];
        System.arraycopy(stored, 0, folded, 0, at);
        folded[at] = '\r';
        folded[at + 1] = '\n';
        folded[at + 2] = ' ';
        System.arraycopy(stored, at, folded, at + 3, stored.length - at);

        var lines = CardLines.of(folded);
        CardChange.apply(data("{'fn':'x'}"), lines);

        assertThat(lines.bytes()).isEqualTo(folded);
        assertThat(CardReading.of(folded)
                        .contact("u", BOOK, Optional.empty(), URI.create("https://a/"))
                        .note())
                .contains("über");
    }

    @Example
    @Label("refuses a card that it could not change without loss")
    void refused() {
        for (var card : List.of(
                "BEGIN:VCARD\nVERSION:2.1\nFN:x\nEND:VCARD\n",
                "no card",
                ContactExamples.APPLE + ContactExamples.THUNDERBIRD)) {
            assertThatThrownBy(() -> CardLines.of(octets(card))).isInstanceOf(RefusedException.class);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(",;:\\\"'\n\t =^nN.äöß€日本🙂👩‍👩‍👧é\u00a0-_/%#&<>")
                .withCharRange('a', 'f')
                .ofMinLength(1)
                .ofMaxLength(200)
                .filter(CardText::isClean)
                .filter(text -> !text.isBlank());
    }

    @Property(tries = 300)
    @Label("is read back as it was written, in either version, by ez-vcard, in lines of 75 octets at most")
    void roundTrip(@ForAll("texts") String text, @ForAll("texts") String other, @ForAll boolean four) {
        var line = text.replace('\n', ' ').replace('\t', ' ').strip();
        var card = four ? ContactExamples.THUNDERBIRD : ContactExamples.APPLE;
        var json = org.nextcloudmcp.json.CachedJson.object()
                .add("fn", text)
                .add("note", other)
                .add("title", text)
                .add("org", text)
                .add("department", other)
                .add("n", org.nextcloudmcp.json.CachedJson.object().add("family", text))
                .add(
                        "emails",
                        org.nextcloudmcp.json.CachedJson.array()
                                .add(org.nextcloudmcp.json.CachedJson.object().add("value", text)))
                .add(
                        "adr",
                        org.nextcloudmcp.json.CachedJson.array()
                                .add(org.nextcloudmcp.json.CachedJson.object().add("street", text)))
                .add(
                        "categories",
                        org.nextcloudmcp.json.CachedJson.array().add(line).add(other))
                .build();

        var changed = changed(card, data(json));
        var contact = read(changed);

        assertThat(contact.fn()).isEqualTo(text);
        assertThat(contact.note()).contains(other);
        assertThat(contact.title()).contains(text);
        assertThat(contact.org()).contains(text);
        assertThat(contact.department()).contains(other);
        assertThat(contact.n().orElseThrow().family()).contains(text);
        assertThat(contact.emails()).extracting(LabelledValue::value).containsExactly(text);
        assertThat(contact.adr().orElseThrow().get(0).street()).contains(text);
        assertThat(contact.categories().orElseThrow()).containsExactly(line, other);
        assertThat(Arrays.stream(changed.split("\n")))
                .filteredOn(physical -> !physical.startsWith("PHOTO"))
                .allMatch(physical -> physical.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(Arrays.stream(changed.split("\n"))
                        .filter(physical -> physical.startsWith("X-") || physical.startsWith("item3")))
                .containsExactlyElementsOf(Arrays.stream(card.split("\n"))
                        .filter(physical -> physical.startsWith("X-") || physical.startsWith("item3"))
                        .toList());
        assertThat(changed(changed, data(json))).as("the same change again").isEqualTo(changed);
    }
}
