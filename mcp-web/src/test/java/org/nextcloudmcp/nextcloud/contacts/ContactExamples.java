package org.nextcloudmcp.nextcloud.contacts;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Cards as other programs write them. */
final class ContactExamples {

    static final String APPLE = """
            BEGIN:VCARD
            VERSION:3.0
            PRODID:-//Apple Inc.//macOS 14.0//EN
            N:Müller;Jürgen;;;
            FN:Jürgen Müller
            item1.EMAIL;type=INTERNET;type=pref:grouped@example.org
            item1.X-ABLabel:_$!<HomePage>!$_
            EMAIL;type=INTERNET;type=WORK:work@example.org
            item2.ADR;type=HOME:;;Hauptstr. 1\\, Hinterhaus;Köln;;50667;Deutschland
            item2.X-ABADR:de
            X-SOCIALPROFILE;type=twitter;x-user=jm:https://twitter.example/jm
            item3.X-ABDATE;type=pref:2010-05-05
            item3.X-ABLabel:_$!<Anniversary>!$_
            BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
            PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA
             DUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==
            X-ABShowAs:COMPANY
            NOTE:a note with a semicolon; unescaped\\nand a line
            UID:apple-1
            REV:2020-01-01T00:00:00Z
            END:VCARD
            """;

    static final String THUNDERBIRD = """
            BEGIN:VCARD
            VERSION:4.0
            EMAIL;PREF=1:first@example.org
            EMAIL:second@example.org
            TEL;VALUE=TEXT;TYPE=work:+49 221 1
            TEL;VALUE=uri;TYPE="voice,cell":tel:+81-3-1234-5678
            FN:Ana 日本
            N:日本;Ana;;;
            NICKNAME:Anni
            BDAY;VALUE=DATE:--0415
            URL;TYPE=work:https://example.org/a;b?c=d,e
            IMPP;PREF=1:xmpp:ana@example.org
            TZ:Europe/Berlin
            X-CUSTOM1;VALUE=TEXT:custom\\, one
            x-mozilla-html:FALSE
            RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
            UID:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
            END:VCARD
            """;

    private ContactExamples() {}

    static FoundCard found(String fn, String uid) {
        return new FoundCard(
                "/" + uid + ".vcf",
                fn,
                () -> new Contact(
                        uid,
                        "contacts",
                        fn,
                        List.of(),
                        List.of(),
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
                        Optional.empty(),
                        Optional.empty(),
                        URI.create("https://cloud.example.org/")));
    }
}
