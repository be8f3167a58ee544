package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.verification.AudienceCheck.Why;

class AudienceCheckTest {

    private final FakeProvider provider = new FakeProvider();
    private final Verifying verifying = new Verifying(provider, new MovableClock());
    private final NextcloudAudience nextcloud =
            new NextcloudAudience(verifying.configuration, new IssuedTokens(verifying.introspection));

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
    @CsvSource({"opaque, OPAQUE", "a.b.c.d.e, OPAQUE", "a.b.c, MALFORMED"})
    void refuses_what_it_cannot_read(String token, Why why) {
        assertThat(nextcloud.check(new AccessToken(token))).isEqualTo(new AudienceCheck.Refused(why));
    }
}
