package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Operator;
import org.nextcloudmcp.verification.AudienceCheck.Why;

class AudienceCheckTest {

    private final FakeProvider provider = new FakeProvider();
    private final Verifying verifying = new Verifying(provider, new MovableClock());
    private final NextcloudAudience nextcloud = new NextcloudAudience(
            verifying.configuration, new IssuedTokens(verifying.configuration, verifying.introspection));

    private AudienceCheck check(String patch) {
        var claims = Claims.patched(Claims.ACCESS_TOKEN, patch).toString();
        return nextcloud.check(
                new AccessToken(SigningKey.part("{\"alg\":\"RS256\"}") + "." + SigningKey.part(claims) + ".c2ln"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"aud":"nextcloud"}
            {"aud":["account","nextcloud"]}
            """)
    void confirms_a_token_whose_audience_contains_nextcloud(String patch) {
        assertThat(check(patch))
                .isEqualTo(new AudienceCheck.Confirmed(Optional.of(Instant.ofEpochSecond(1_772_366_700))));
    }

    @Test
    void confirms_a_token_that_does_not_say_when_it_ends() {
        assertThat(check("{\"aud\":\"nextcloud\",\"exp\":null}"))
                .isEqualTo(new AudienceCheck.Confirmed(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                | WRONG_AUDIENCE
            {"aud":null}                                      | WRONG_AUDIENCE
            {"aud":"Nextcloud"}                               | WRONG_AUDIENCE
            {"aud":{"nextcloud":1}}                           | MALFORMED
            {"aud":"nextcloud","iss":"https://evil.example"}  | WRONG_ISSUER
            {"aud":"nextcloud","iss":null}                    | WRONG_ISSUER
            """)
    void refuses_a_token_of_other_audience_or_issuer(String patch, Why why) {
        assertThat(check(patch)).isEqualTo(new AudienceCheck.Refused(why));
    }

    @ParameterizedTest
    @CsvSource({"opaque, OPAQUE", "a.b.c.d.e, OPAQUE", "a.b.c, MALFORMED", "a b, MALFORMED"})
    void refuses_what_it_cannot_read(String token, Why why) {
        assertThat(nextcloud.check(new AccessToken(token))).isEqualTo(new AudienceCheck.Refused(why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"active":false}                                                | INACTIVE
            {"active":"true","iss":"I","aud":"nextcloud"}                   | INACTIVE
            {"active":true,"aud":"nextcloud","iss":7}                       | WRONG_ISSUER
            {"active":true,"aud":"nextcloud","iss":"https://evil.example"}  | WRONG_ISSUER
            {"active":true,"iss":"I","aud":"account"}                       | WRONG_AUDIENCE
            {"active":true,"iss":"I"}                                       | WRONG_AUDIENCE
            {"active":true,"iss":"I","aud":"nextcloud","exp":"1772366700"}  | MALFORMED
            {"active":true,"iss":"I","aud":"nextcloud","scope":7}           | MALFORMED
            """)
    void refuses_an_opaque_token_for_what_the_provider_says(String answer, Why why) {
        provider.introspects(200, answer.replace("\"I\"", "\"" + Operator.ISSUER + "\""));

        assertThat(nextcloud.check(new AccessToken("opaque"))).isEqualTo(new AudienceCheck.Refused(why));
    }

    @Test
    void confirms_an_opaque_token_by_introspection_until_the_end_the_provider_says() {
        provider.introspects(
                200,
                "{\"active\":true,\"iss\":\"" + Operator.ISSUER + "\",\"aud\":[\"nextcloud\"],\"exp\":1772366700}");

        assertThat(nextcloud.check(new AccessToken("opaque")))
                .isEqualTo(new AudienceCheck.Confirmed(Optional.of(Instant.ofEpochSecond(1_772_366_700))));
    }

    @Test
    void confirms_an_opaque_token_of_whose_issuer_nothing_is_said() {
        provider.introspects(200, "{\"active\":true,\"aud\":\"nextcloud\"}");

        assertThat(nextcloud.check(new AccessToken("opaque"))).isEqualTo(new AudienceCheck.Confirmed(Optional.empty()));
    }

    @Test
    void does_not_confirm_an_opaque_token_while_the_provider_is_away() {
        provider.introspects(200, "{\"active\":true}").goesAway();

        assertThat(nextcloud.check(new AccessToken("opaque")))
                .isEqualTo(new AudienceCheck.Unconfirmed(Duration.ofSeconds(5), "away"));
    }

    @Test
    void a_client_refused_at_introspection_confirms_nothing() {
        provider.introspects(401, "{}");

        assertThat(nextcloud.check(new AccessToken("opaque"))).isEqualTo(new AudienceCheck.Refused(Why.CLIENT_REFUSED));
    }
}
