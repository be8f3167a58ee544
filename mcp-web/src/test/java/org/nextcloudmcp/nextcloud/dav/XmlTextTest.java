package org.nextcloudmcp.nextcloud.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text in the XML of a request")
class XmlTextTest {

    @Property(tries = 300)
    void comesOutOfAnyParserAsItWentInLessWhatXmlCannotHold(@ForAll String text) throws MalformedXmlException {
        var document =
                "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\"><d:response><d:href>/x</d:href><d:propstat>"
                        + "<d:prop><d:displayname>" + XmlText.escape(text) + "</d:displayname></d:prop>"
                        + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>";

        var read = Multistatus.read(document.getBytes(StandardCharsets.UTF_8));

        var kept = text.codePoints()
                .filter(c -> c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF
                        || c == '\t'
                        || c == '\n'
                        || c == '\r')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(read.get(0).text("DAV:", "displayname").orElse("")).isEqualTo(kept);
    }

    @Test
    @DisplayName("cannot close its element, open another one or leave an attribute")
    void markup() {
        assertThat(XmlText.escape("</d:x><y a='1\" b=\"&lt;'>\0\ud800"))
                .isEqualTo("&lt;/d:x&gt;&lt;y a=&apos;1&quot; b=&quot;&amp;lt;&apos;&gt;");
    }
}
