package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.exchange.ExchangeRefusal;
import org.nextcloudmcp.exchange.ExchangedToken;
import org.nextcloudmcp.nextcloud.notes.GetNote;
import org.nextcloudmcp.nextcloud.users.GetUser;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.NextcloudCredential;

@DisplayName("Where each request is exchanged")
class ExchangedTokensTest {

    private static final Scopes GIVEN = Scopes.of("profile", "notes.read", "openid");

    @Test
    @DisplayName("a tool's token is asked for with the tool's scopes and openid, and with no other that the caller has")
    void asksForTheToolsScopes() {
        var nextcloud = exchanging("notes/24-get");
        nextcloud.exchanges.add(new ExchangedToken.Issued(ScriptedNextcloud.token("exchanged"), GIVEN));

        nextcloud.success(GetNote::new, ScriptedNextcloud.json("{'note_id':1}"));

        assertThat(nextcloud.exchanged).containsExactly("inbound for nextcloud: notes.read openid");
        assertThat(nextcloud.tokens).containsExactly("exchanged");
    }

    @Test
    @DisplayName("after a 401 there is one more exchange, and not a third")
    void renews() {
        var nextcloud = exchanging("general/ocs-no-token", "general/ocs-no-token");
        nextcloud.exchanges.add(new ExchangedToken.Issued(ScriptedNextcloud.token("first"), GIVEN));
        nextcloud.exchanges.add(new ExchangedToken.Issued(ScriptedNextcloud.token("second"), GIVEN));

        assertThat(nextcloud.failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT)).contains("refused the access token");
        assertThat(nextcloud.tokens).containsExactly("first", "second");
        assertThat(nextcloud.exchanged).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a refusal is a failure that says what to do, and Nextcloud gets neither request nor inbound token")
    void refusals(ExchangeRefusal why) {
        var nextcloud = exchanging();
        nextcloud.exchanges.add(new ExchangedToken.Refused(why));

        assertThat(nextcloud.failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .containsPattern("[Ss]ign( |-)?in|administrator")
                .doesNotContain("provision", "inbound");
        assertThat(nextcloud.tokens).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SUBJECT_TOKEN_ENDED, Sign in again",
        "INVALID_REQUEST, Sign in again",
        "INVALID_GRANT, Sign in again",
        "INVALID_SCOPE, profile",
        "SCOPE_BEYOND_SUBJECT_TOKEN, profile",
        "NOT_SUPPORTED, set nextcloud.credential to grant",
        "UNKNOWN_AUDIENCE, nextcloud.audience",
        "WRONG_SUBJECT, thrown away"
    })
    @DisplayName("each kind of refusal names its remedy")
    void remedies(ExchangeRefusal why, String remedy) {
        var nextcloud = exchanging();
        nextcloud.exchanges.add(new ExchangedToken.Refused(why));

        assertThat(nextcloud.failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT)).contains(remedy);
    }

    @Test
    @DisplayName("an outage says when to try again")
    void unavailable() {
        var nextcloud = exchanging();
        nextcloud.exchanges.add(
                new ExchangedToken.Unavailable(Duration.ofSeconds(7), "the identity provider does not answer"));

        assertThat(nextcloud.failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("the identity provider does not answer", "in 7 seconds");
    }

    @Test
    @DisplayName("a token without the tool's scope does not do the tool's work")
    void narrower() {
        var nextcloud = exchanging();
        nextcloud.exchanges.add(
                new ExchangedToken.Issued(ScriptedNextcloud.token("exchanged"), Scopes.of("profile", "openid")));

        assertThat(nextcloud.failure(GetNote::new, ScriptedNextcloud.json("{'note_id':1}")))
                .contains("without notes.read");
        assertThat(nextcloud.tokens).isEmpty();
    }

    private static ScriptedNextcloud exchanging(String... samples) {
        var nextcloud = ScriptedNextcloud.answering(samples).wholeScript();
        nextcloud.credential = NextcloudCredential.EXCHANGE;
        return nextcloud;
    }
}
