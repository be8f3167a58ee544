package org.nextcloudmcp.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("URI templates")
class UriTemplateTest {

    private static final UriTemplate FILES = UriTemplate.of("nextcloud://files/{+path}");
    private static final UriTemplate NOTES = UriTemplate.of("nextcloud://notes/{id}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nextcloud://files/",
                "{}",
                "x{+}",
                "x{a",
                "xa}",
                "x{a}{b}",
                "x{+a}/{+b}",
                "x{a}/{a}",
                "x{/a}",
                "x{?a}",
                "x{#a}",
                "x{a,b}",
                "x{a:3}",
                "x{a*}",
                "x y/{a}",
                "x?{a}",
                "x%20{a}",
                "x{ä}",
            })
    @DisplayName("what cannot be read backwards in one way is no template here")
    void refused(String text) {
        assertThatThrownBy(() -> UriTemplate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "nextcloud://files/,true",
                "nextcloud://files/a,true",
                "nextcloud://files/a/b/c.txt,true",
                "nextcloud://files//a,true",
                "nextcloud://files/a%20b,true",
                "nextcloud://files/a b,true",
                "nextcloud://files/Grüße,true",
                "nextcloud://files/..,true",
                "nextcloud://files,false",
                "nextcloud://files/a?b,false",
                "nextcloud://files/a#b,false",
                "nextcloud://file/a,false",
                "NEXTCLOUD://files/a,false",
                "xnextcloud://files/a,false",
                "nextcloud://files.evil/a,false",
                "nextcloud://user@files/a,false",
            })
    @DisplayName("{+path} stands for anything without query and fragment, slashes included")
    void reserved(String uri, boolean follows) {
        assertThat(FILES.match(uri).isPresent()).isEqualTo(follows);
    }

    @ParameterizedTest
    @CsvSource({
        "nextcloud://notes/7,true",
        "nextcloud://notes/7%2F8,true",
        "nextcloud://notes/,false",
        "nextcloud://notes/7/8,false",
        "nextcloud://notes/7/,false",
        "nextcloud://notes/7?x=1,false",
        "nextcloud://notes/7#x,false",
    })
    @DisplayName("{id} stands for one segment that is not empty")
    void simple(String uri, boolean follows) {
        assertThat(NOTES.match(uri).isPresent()).isEqualTo(follows);
    }

    @Test
    @DisplayName("control characters never stand in a URI, and one line feed at the end is no end")
    void control() {
        for (var c : List.of('\0', '\n', '\r', '\t', '\u007f')) {
            assertThat(FILES.match("nextcloud://files/a" + c + "b")).isEmpty();
            assertThat(FILES.match("nextcloud://files/a" + c)).isEmpty();
            assertThat(NOTES.match("nextcloud://notes/7" + c)).isEmpty();
        }
    }

    @Test
    @DisplayName("a URI beyond all length follows no template")
    void overlong() {
        assertThat(FILES.match("nextcloud://files/" + "a".repeat(16_000))).isPresent();
        assertThat(FILES.match("nextcloud://files/" + "a".repeat(17_000))).isEmpty();
    }

    @Test
    @DisplayName("several variables are told apart by what stands between them")
    void several() {
        var variables = UriTemplate.of("test://{a}/x-{b}/{+c}")
                .match("test://1/x-2/3/4")
                .orElseThrow();

        assertThat(variables.encoded())
                .containsEntry("a", "1")
                .containsEntry("b", "2")
                .containsEntry("c", "3/4");
        assertThatThrownBy(() -> variables.text("d")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "a%", "a%2", "%zz", "%2g", "%%20", "%c0%ae", "%e0%80%ae", "%ff", "%ed%a0%80", "a/%80/b"})
    @DisplayName("broken percent-encoding, overlong and half characters decode to nothing, never to something close")
    void broken(String path) {
        var variables = FILES.match("nextcloud://files/" + path).orElseThrow();

        assertThat(variables.text("path")).isEmpty();
        assertThat(variables.segments("path")).isEmpty();
    }

    @Test
    @DisplayName("an encoded slash or dot segment is decoded inside its segment: it separates nothing")
    void encodedSlash() {
        assertThat(segments("a%2Fb/c")).containsExactly("a/b", "c");
        assertThat(segments("%2e%2e/%2E%2E%2Fx")).containsExactly("..", "../x");
        assertThat(segments("a%00b")).containsExactly("a\0b");
        assertThat(segments("%252e%252e")).containsExactly("%2e%2e");
        assertThat(segments("/a//b/")).containsExactly("a", "b");
        assertThat(segments("")).isEmpty();
    }

    private static List<String> segments(String path) {
        return FILES.match("nextcloud://files/" + path)
                .orElseThrow()
                .segments("path")
                .orElseThrow();
    }
}
