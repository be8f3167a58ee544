package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.nextcloud.RefusedException;

@DisplayName("A path of the user")
class FilePathTest {

    private static final DavRoot ALICE = new DavRoot("alice");

    @Test
    @DisplayName("is the same with slashes around it or doubled inside it")
    void normalised() {
        for (var given : List.of("Documents/a.txt", "/Documents/a.txt", "Documents//a.txt", "//Documents/a.txt/")) {
            assertThat(FilePath.parse(given)).hasToString("Documents/a.txt");
        }
        assertThat(FilePath.parse("")).isEqualTo(FilePath.parse("/"));
        assertThat(FilePath.parse("/").isRoot()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../bob/x",
                "a/../../bob",
                "a/..",
                "./a",
                "a/./b",
                "a\\..\\b",
                "a\0b",
                "a\nb",
                "\u007f",
                "\ud800"
            })
    @DisplayName("is refused with dot segments, backslashes, control characters or half characters")
    void refused(String given) {
        assertThatThrownBy(() -> FilePath.parse(given)).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("may have names that only look like dot segments")
    void lookalikes() {
        assertThat(ALICE.pathOf(FilePath.parse("a/.../%2e%2e/..b")))
                .isEqualTo("/remote.php/dav/files/alice/a/.../%252e%252e/..b");
    }

    @Test
    @DisplayName("is encoded as Nextcloud reads it")
    void encoded() {
        assertThat(FilePath.parse("docs/Grüße 100% #1 日本 & so?.txt").encoded())
                .isEqualTo("docs/Gr%C3%BC%C3%9Fe%20100%25%20%231%20%E6%97%A5%E6%9C%AC%20%26%20so%3F.txt");
    }

    @Property
    void never_leaves_the_users_root(@ForAll("hostile") String given) {
        FilePath path;
        try {
            path = FilePath.parse(given);
        } catch (RefusedException e) {
            return;
        }
        var uri = URI.create("https://cloud.example.org/nextcloud" + ALICE.pathOf(path));

        assertThat(uri.normalize().getRawPath()).startsWith("/nextcloud/remote.php/dav/files/alice/");
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getHost()).isEqualTo("cloud.example.org");
        assertThat(ALICE.pathOf(uri.getRawPath())).as("there and back").contains(path);
    }

    @Provide
    Arbitrary<String> hostile() {
        var pieces = Arbitraries.of(
                "..", ".", "/", "//", "\\", "%2e", "%2f", "%", "?", "#", ";", "@", ":", " ", "a", "ü", "日", "😀", "\0",
                "\n");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(30));
    }

    @Test
    @DisplayName("is found in an href whatever stands before the user's root, and only below it")
    void hrefs() {
        var path = FilePath.parse("docs/Grüße?.txt");
        assertThat(ALICE.pathOf("/remote.php/dav/files/alice/docs/Gr%c3%bc%c3%9fe%3f.txt"))
                .contains(path);
        assertThat(ALICE.pathOf("/nextcloud/remote.php/dav/files/alice/docs/Gr%C3%BC%C3%9Fe%3F.txt"))
                .contains(path);
        assertThat(ALICE.pathOf("https://x.example/remote.php/dav/files/alice/"))
                .contains(FilePath.parse("/"));
        assertThat(ALICE.pathOf("/remote.php/dav/files/alice2/a")).isEmpty();
        assertThat(ALICE.pathOf("/remote.php/dav/files/bob/a")).isEmpty();
        assertThat(ALICE.pathOf("/remote.php/dav/files/alice/%2e%2e/bob/a")).isEmpty();
        assertThat(ALICE.pathOf("/remote.php/dav/files/alice/a%2Fb")).isEmpty();
        assertThat(ALICE.pathOf("/somewhere/else")).isEmpty();
    }

    @Test
    @DisplayName("of a user whose id has odd characters stays one segment")
    void oddUserId() {
        var odd = new DavRoot("bob/../alice@example.org");
        assertThat(odd.pathOf(FilePath.parse("a"))).isEqualTo("/remote.php/dav/files/bob%2F..%2Falice%40example.org/a");
        assertThat(odd.pathOf("/remote.php/dav/files/bob%2f..%2falice%40example.org/a"))
                .contains(FilePath.parse("a"));
    }
}
