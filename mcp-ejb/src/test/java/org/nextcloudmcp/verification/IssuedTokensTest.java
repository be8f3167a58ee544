package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Operator;

@DisplayName("A token from the token endpoint")
class IssuedTokensTest {

    private static final AccessToken OPAQUE = new AccessToken("opaque");

    private final FakeProvider provider = new FakeProvider();
    private final Verifying verifying = new Verifying(provider, new MovableClock());
    private final IssuedTokens tokens = new IssuedTokens(verifying.configuration, verifying.introspection);

    private static AccessToken jwt(String patch) {
        var claims = Claims.patched(Claims.ACCESS_TOKEN, patch).toString();
        return new AccessToken(SigningKey.part("{\"alg\":\"RS256\"}") + "." + SigningKey.part(claims) + ".c2ln");
    }

    @Test
    @DisplayName("that is a JWT says itself whose it is, for whom, for what and until when")
    void jwt() {
        assertThat(tokens.read(jwt("{\"aud\":[\"nextcloud\",\"account\"]}")))
                .isEqualTo(new IssuedTokenReading.Read(
                        Optional.of(Operator.ISSUER),
                        Optional.of(new Subject(Operator.ISSUER, "alice-1")),
                        Set.of("nextcloud", "account"),
                        Optional.of(Scopes.of("notes.read", "files.read")),
                        Optional.of(Instant.ofEpochSecond(1_772_366_700))));
    }

    @Test
    @DisplayName("may leave things unsaid, which is not the same as saying that there are none")
    void unsaid() {
        assertThat(tokens.read(jwt("{\"iss\":null,\"aud\":null,\"scope\":null,\"exp\":null}")))
                .isEqualTo(new IssuedTokenReading.Read(
                        Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty()));
        assertThat(((IssuedTokenReading.Read) tokens.read(jwt("{\"scope\":\"\"}"))).scopes())
                .contains(Scopes.none());
        assertThat(((IssuedTokenReading.Read) tokens.read(jwt("{\"sub\":null}"))).subject())
                .isEmpty();
    }

    @Test
    @DisplayName("that is opaque is read by introspection")
    void opaque() {
        provider.introspects(
                200, Claims.patched(Claims.ACCESS_TOKEN, "{\"active\":true}").toString());

        assertThat(tokens.read(OPAQUE))
                .isInstanceOfSatisfying(
                        IssuedTokenReading.Read.class,
                        read -> assertThat(read.subject()).contains(new Subject(Operator.ISSUER, "alice-1")));
    }

    @Test
    @DisplayName("that is opaque is of the configured issuer if the answer names none (RFC 7662 section 2.2)")
    void opaqueWithoutIssuer() {
        provider.introspects(
                200,
                Claims.patched(Claims.ACCESS_TOKEN, "{\"active\":true,\"iss\":null}")
                        .toString());

        var read = (IssuedTokenReading.Read) tokens.read(OPAQUE);

        assertThat(read.issuer()).contains(Operator.ISSUER);
        assertThat(read.subject()).contains(new Subject(Operator.ISSUER, "alice-1"));
    }

    @Test
    @DisplayName("that is opaque is of no issuer if the answer names one that is no text")
    void opaqueWithOddIssuer() {
        provider.introspects(
                200,
                Claims.patched(Claims.ACCESS_TOKEN, "{\"active\":true,\"iss\":7}")
                        .toString());

        assertThat(((IssuedTokenReading.Read) tokens.read(OPAQUE)).issuer()).isEmpty();
    }

    @Test
    @DisplayName("that is opaque cannot be read while the provider is away")
    void away() {
        provider.goesAway();

        assertThatThrownBy(() -> tokens.read(OPAQUE)).isInstanceOf(ProviderUnavailableException.class);
    }
}
