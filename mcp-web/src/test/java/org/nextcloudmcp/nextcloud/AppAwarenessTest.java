package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configurations;

class AppAwarenessTest {

    private static final Call CALL = ScriptedNextcloud.call("deck.read");
    private static final NextcloudResponse NO_PAGE =
            new NextcloudResponse(404, Map.of("Content-Type", "text/html"), new byte[0], false);

    @Test
    @DisplayName("what is announced is there, and cookbook is asked by its own route; once for all calls")
    void announced() {
        var nextcloud = ScriptedNextcloud.answering("general/06-capabilities-full", "cookbook/01-version");

        assertThat(aware(nextcloud).missing(CALL)).containsExactly(NextcloudApp.TALK);
        assertThat(aware(nextcloud).missing(CALL)).containsExactly(NextcloudApp.TALK);
        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET /ocs/v2.php/cloud/capabilities?format=json", "GET /index.php/apps/cookbook/api/version");
    }

    @Test
    @DisplayName("without its route there is no cookbook")
    void cookbook() {
        var nextcloud =
                ScriptedNextcloud.answering("general/06-capabilities-full").then(NO_PAGE);

        assertThat(aware(nextcloud).missing(CALL)).containsExactlyInAnyOrder(NextcloudApp.TALK, NextcloudApp.COOKBOOK);
    }

    @Test
    @DisplayName("a call of an app that was missing makes sure first, with the entity tag")
    void installedSince() {
        var nextcloud = ScriptedNextcloud.answering(
                "general/06-capabilities-full",
                "cookbook/01-version",
                "general/07-capabilities-if-none-match",
                "cookbook/01-version");
        var aware = aware(nextcloud);
        aware.missing(CALL);

        assertThat(aware.missing(CALL, Set.of(NextcloudApp.TALK))).containsExactly(NextcloudApp.TALK);
        assertThat(nextcloud.requests.get(2).headers())
                .containsEntry("If-None-Match", "\"7c892d82c614a4ebfbb9f7735d745798\"");
    }

    @Test
    @DisplayName("a call asks nothing if nothing is known, and nothing if the app was there")
    void nothingToMakeSure() {
        var nextcloud = ScriptedNextcloud.answering("general/06-capabilities-full", "cookbook/01-version");
        var aware = aware(nextcloud);

        assertThat(aware.missing(CALL, Set.of(NextcloudApp.TALK))).isEmpty();
        assertThat(nextcloud.requests).isEmpty();
        aware.missing(CALL);
        assertThat(aware.missing(CALL, Set.of(NextcloudApp.DECK))).isEmpty();
        assertThat(nextcloud.requests).hasSize(2);
    }

    @Test
    @DisplayName("if Nextcloud is down, or no Nextcloud, everything is there, and nobody waits for it a second time")
    void down() {
        for (var nextcloud : new ScriptedNextcloud[] {
            new ScriptedNextcloud().thenFails(true),
            ScriptedNextcloud.answering("general/maintenance-OCS"),
            new ScriptedNextcloud().then(NO_PAGE)
        }) {
            assertThat(aware(nextcloud).missing(CALL)).isEmpty();
            assertThat(aware(nextcloud).missing(CALL)).isEmpty();
            assertThat(nextcloud.requests).hasSize(1);
        }
    }

    @Test
    @DisplayName("without a grant everything is there, and no link to consent is opened")
    void noGrant() {
        var nextcloud = new ScriptedNextcloud();
        nextcloud.first = new BrokeredToken.ReconsentRequired();

        assertThat(aware(nextcloud).missing(CALL)).isEmpty();
        assertThat(nextcloud.links).isZero();
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("a missing app's 404 names the app; a 404 of an app that is there does not")
    void itsOwn404() {
        assertThatThrownBy(() -> MissingApp.check(Recorded.answer("general/11-app-not-installed"), NextcloudApp.DECK))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(
                        "The Deck app is not installed in this Nextcloud, or not enabled for this user.");
        assertThatThrownBy(
                        () -> MissingApp.check(Recorded.answer("general/12-app-not-installed-ocs"), NextcloudApp.TALK))
                .hasMessageStartingWith("The Talk app");
        for (var there : new String[] {
            "cookbook/14-recipe-get-not-found", "files/37-get-not-found", "users/04-user-unknown", "cookbook/01-version"
        }) {
            assertThatCode(() -> MissingApp.check(Recorded.answer(there), NextcloudApp.DECK))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("where both look alike, the capabilities tell")
    void alike() {
        var nextcloud = ScriptedNextcloud.answering("general/06-capabilities-full", "cookbook/01-version");
        var client = nextcloud.access().client(CALL, Scopes.of("tables.read"));

        assertThatCode(() -> MissingApp.check(NO_PAGE, NextcloudApp.TABLES, client))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> MissingApp.check(NO_PAGE, NextcloudApp.TALK, client))
                .hasMessageStartingWith("The Talk app");
    }

    private static AppAwareness aware(ScriptedNextcloud nextcloud) {
        return new AppAwareness(nextcloud.access(), Configurations.of(nextcloud.credential));
    }
}
