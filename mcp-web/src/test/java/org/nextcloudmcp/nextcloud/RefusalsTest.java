package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A refusal of Nextcloud")
class RefusalsTest {

    @Test
    @DisplayName("in maintenance says so in Nextcloud's words and when to try again")
    void maintenance() {
        assertThat(sentence(Recorded.answer("general/maintenance-DAV")))
                .contains("System is in maintenance mode.")
                .contains("in a few minutes");
        assertThat(sentence(Recorded.answer("general/maintenance-OCS"))).contains("Service unavailable");
        var withTime = new NextcloudResponse(503, Map.of("Retry-After", "120"), new byte[0], false);
        assertThat(sentence(withTime)).contains("in 120 seconds");
    }

    @Test
    @DisplayName("never carries a page, whoever made it")
    void noPages() {
        var page = Recorded.made(502, "text/html", "<html><body>nginx at 10.0.0.7</body></html>");
        assertThat(sentence(page)).doesNotContain("nginx").doesNotContain("<");
        var disguised = Recorded.made(500, "application/xml", "<html><body>secret</body></html>");
        assertThat(sentence(disguised)).doesNotContain("secret");
    }

    @Test
    @DisplayName("gives Nextcloud's words in one line of bounded length")
    void boundedWords() {
        var long_ = "{\"message\":\"a\\n\\u0007b" + "x".repeat(5000) + "\"}";
        var sentence = sentence(Recorded.made(400, "application/json", long_));
        assertThat(sentence).contains("a bxxx").hasSizeLessThan(500);
        assertThat(sentence.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    @DisplayName("that is a redirect is not followed and points to the setting")
    void redirect() {
        var redirect = new NextcloudResponse(302, Map.of("Location", "https://evil.example"), new byte[0], false);
        assertThat(sentence(redirect)).contains("nextcloud.url").doesNotContain("evil");
    }

    @Test
    @DisplayName("for lack of space gives the figures")
    void quota() {
        assertThat(sentence(Recorded.answer("files/29-put-quota-exceeded")))
                .contains("1200000 required, 1048576 available")
                .contains("Nothing was written");
    }

    @Test
    @DisplayName("for a name gives Nextcloud's reason")
    void name() {
        assertThat(sentence(Recorded.answer("files/24-put-forbidden-name-htaccess")))
                .contains("Filename is a reserved word");
    }

    @Test
    @DisplayName("with an internal error does not claim that Nextcloud is down")
    void internalError() {
        assertThat(sentence(Recorded.made(500, "text/html", "")))
                .contains("internal error")
                .contains("not retried")
                .doesNotContain("not available");
    }

    private static String sentence(NextcloudResponse response) {
        return Refusals.of(response, "the thing").sentence();
    }
}
