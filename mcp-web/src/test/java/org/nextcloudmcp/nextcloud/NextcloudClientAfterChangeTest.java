package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.Scopes;

/** What is said when Nextcloud fails behind a change of the same call: never that nothing was changed. */
class NextcloudClientAfterChangeTest {

    private static final NextcloudRequest WRITE = NextcloudRequest.of("PUT", "/a");
    private static final NextcloudRequest READ = NextcloudRequest.of("GET", "/a");

    private final ScriptedNextcloud nextcloud = new ScriptedNextcloud();

    private NextcloudClient client() {
        return nextcloud.access().client(ScriptedNextcloud.call("files.read"), Scopes.of("files.read"));
    }

    @Test
    @DisplayName("a question that gets no answer after a change says that the change has probably been made")
    void unanswered() {
        nextcloud.then(Recorded.made(204, "text/html", "")).thenFails(false);
        var client = client();
        client.send(WRITE);

        assertThatThrownBy(() -> client.send(READ))
                .isInstanceOf(UnknownFateException.class)
                .hasMessageContaining("probably been made")
                .hasMessageNotContaining("Nothing was changed");
    }

    @Test
    @DisplayName("so does one that is refused because there are too many, or because of maintenance")
    void refused() {
        nextcloud
                .then(Recorded.made(201, "text/html", ""))
                .then(Recorded.made(429, "text/html", ""))
                .then(Recorded.made(503, "text/html", ""));
        var client = client();
        client.send(WRITE);

        assertThatThrownBy(() -> client.send(READ)).isInstanceOf(UnknownFateException.class);
        assertThatThrownBy(() -> client.send(READ)).isInstanceOf(UnknownFateException.class);
    }

    @Test
    @DisplayName("a change of unknown fate counts as one that may have been made")
    void unknownFate() {
        nextcloud.thenFails(true).thenFails(true);
        var client = client();

        assertThatThrownBy(() -> client.send(WRITE)).isInstanceOf(UnknownFateException.class);
        assertThatThrownBy(() -> client.send(READ))
                .isInstanceOf(UnknownFateException.class)
                .hasMessageContaining("probably been made");
    }

    @Test
    @DisplayName("a change that was refused, or never arrived, is none")
    void noChange() {
        nextcloud.then(Recorded.made(412, "text/html", "")).thenFails(false).thenFails(true);
        var client = client();
        assertThat(client.send(WRITE).status()).isEqualTo(412);
        assertThatThrownBy(() -> client.send(WRITE)).hasMessageContaining("Nothing was changed");

        assertThatThrownBy(() -> client.send(READ)).hasMessageContaining("Nothing was changed");
    }
}
