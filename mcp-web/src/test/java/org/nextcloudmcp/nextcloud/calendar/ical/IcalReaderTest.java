package org.nextcloudmcp.nextcloud.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcalReaderTest {

    @Property
    @Label("any text is read back as it was written, in lines of at most 75 octets that end inside no character")
    void text(@ForAll String text) throws Exception {
        var plain = text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F]", "");
        var sendable = new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var file = IcalComponent.of("VCALENDAR", ContentLine.text("SUMMARY", sendable))
                .written();

        assertThat(IcalReader.read(file).line("SUMMARY").orElseThrow().text()).isEqualTo(sendable);
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @Property
    @Label("any parameter value is read back as it was written")
    void parameters(@ForAll String value) throws Exception {
        var plain = value.replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F]", "");
        var sendable = new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var file = IcalComponent.of("VCALENDAR", ContentLine.of("X", "v", IcalParameter.of("CN", sendable)))
                .written();

        assertThat(IcalReader.read(file).line("X").orElseThrow().parameter("CN"))
                .contains(sendable);
    }

    @Property
    @Label("several texts in one line stay several")
    void lists(@ForAll @UniqueElements List<String> texts) {
        var plain = texts.stream()
                .map(text -> text.replaceAll("[\\x00-\\x1F\\x7F]", "").strip())
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(IcalText.split(IcalText.escape(plain))).isEqualTo(plain);
    }

    @Test
    @DisplayName("what is not changed is written as it was read, strange folding and unknown lines included")
    void unchanged() throws Exception {
        var file = "BEGIN:VCALENDAR\r\nX-A;P=\"a;b:c\";Q=^'x^n:1\\,2\r\nSUMM\r\n ARY:x\r\n\ty\r\nno property\r\n"
                + "BEGIN:X-OWN\r\nA:1\r\nEND:X-OWN\r\nZ:2\r\nEND:VCALENDAR\r\n";
        var read = IcalReader.read(file);
        assertThat(read.written()).isEqualTo(file);
        assertThat(read.text("SUMMARY")).contains("xy");
        assertThat(read.line("X-A").orElseThrow().parameter("P")).contains("a;b:c");
        assertThat(read.line("X-A").orElseThrow().parameter("Q")).contains("\"x\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "this is no calendar",
                "BEGIN:VEVENT\nEND:VEVENT",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT",
                "BEGIN:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nSUMMARY:x",
                "END:VCALENDAR"
            })
    @DisplayName("what is no calendar is told from one")
    void malformed(String file) {
        assertThatThrownBy(() -> IcalReader.read(file)).isInstanceOf(MalformedIcalException.class);
    }

    @Test
    @DisplayName("deep nesting is refused before it costs anything")
    void deep() {
        var file = "BEGIN:VCALENDAR\n" + "BEGIN:X\n".repeat(10_000);
        assertThatThrownBy(() -> IcalReader.read(file)).isInstanceOf(MalformedIcalException.class);
    }
}
