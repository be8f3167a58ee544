package org.nextcloudmcp.nextcloud.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.nextcloud.Recorded;

@DisplayName("A multistatus")
class MultistatusTest {

    @Test
    @DisplayName("is read in its order, with the properties that the server has")
    void reads() throws MalformedXmlException {
        var resources =
                Multistatus.read(Recorded.answer("files/46-propfind-depth-1").body());

        assertThat(resources).hasSize(7);
        assertThat(resources.get(0).isCollection()).isTrue();
        assertThat(resources.get(0).text("DAV:", "getcontentlength"))
                .as("from a propstat with 404")
                .isEmpty();
        assertThat(resources.get(1).href()).contains("Gr%c3%bc%c3%9fe");
        assertThat(resources.get(1).isCollection()).isFalse();
        assertThat(resources.get(1).text("DAV:", "getetag")).contains("\"3a957add7cf05fefc4ddecfcd090591c\"");
        assertThat(resources.get(1).text(Propfind.OWNCLOUD, "fileid")).contains("141");
    }

    @Test
    @DisplayName("may have properties with elements inside, which count as their text")
    void nested() throws MalformedXmlException {
        var resources = Multistatus.read(Recorded.answer("files/44-propfind-depth-0-file-all-useful-props")
                .body());

        assertThat(resources).hasSize(1);
        assertThat(resources.get(0).text("DAV:", "displayname")).contains("report.txt");
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<a/>",
                "<d:multistatus xmlns:d='DAV:'>",
                "<d:multistatus xmlns:d='DAV:'><d:response/></d:multistatus>",
                "<!DOCTYPE x><d:multistatus xmlns:d='DAV:'/>",
                "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x'><d:multistatus xmlns:d='DAV:'/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                        + "<d:multistatus xmlns:d='DAV:'><d:response><d:href>&e;</d:href></d:response></d:multistatus>",
                "<d:multistatus xmlns:d='DAV:'><d:response><d:href>&e;</d:href></d:response></d:multistatus>",
            })
    @DisplayName("is refused when it is none, or has a document type or an entity")
    void refuses(String document) {
        assertThatThrownBy(() -> Multistatus.read(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedXmlException.class);
    }

    @Test
    @DisplayName("of a billion laughs is refused at once")
    void billionLaughs() {
        var entities = new StringBuilder("<!ENTITY a0 'ha'>");
        for (var i = 1; i < 40; i++) {
            entities.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        var document = "<!DOCTYPE x [" + entities + "]><d:multistatus xmlns:d='DAV:'>&a39;</d:multistatus>";

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> Multistatus.read(document.getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(MalformedXmlException.class));
    }

    @Test
    @DisplayName("that is nested without end is refused before it costs a stack")
    void deepNesting() {
        var document = "<d:multistatus xmlns:d='DAV:'>" + "<a>".repeat(100_000);

        assertThatThrownBy(() -> Multistatus.read(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedXmlException.class)
                .hasMessage("nested too deeply");
    }

    @Property(tries = 300)
    void never_fails_otherwise_than_as_malformed(@ForAll byte[] document) {
        try {
            Multistatus.read(document);
        } catch (MalformedXmlException e) {
            assertThat(e).isNotNull();
        }
    }
}
