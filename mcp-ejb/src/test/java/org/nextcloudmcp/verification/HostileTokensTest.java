package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.verification.HostileTokens.ED;
import static org.nextcloudmcp.verification.HostileTokens.GOOD;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.oauth.AccessToken;

@DisplayName("A hostile token")
class HostileTokensTest {

    private final FakeProvider provider =
            new FakeProvider().introspects(200, "{\"active\":true}").publishes(HostileTokens.KEY_SET);
    private final Verifying verifying = new Verifying(provider, new MovableClock());

    static Stream<HostileTokens.Case> hostileTokens() {
        return HostileTokens.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTokens")
    @DisplayName("is refused for its reason, asks the provider nothing, and leaves one line that does not hold it")
    void refused(HostileTokens.Case hostile) {
        // The provider's keys are known from here on.
        assertThat(verifying.verifier.verify(new AccessToken(GOOD))).isInstanceOf(Verification.Accepted.class);

        var lines = Logged.during(
                AccessTokenJudgement.class,
                () -> assertThat(verifying.verifier.verify(new AccessToken(hostile.token())))
                        .isEqualTo(new Verification.Rejected(hostile.reason())));

        assertThat(provider.keyRequests()).isEqualTo(1);
        assertThat(provider.introspections()).isZero();
        assertThat(lines).singleElement().asString().endsWith(hostile.reason().name());
        assertThat(Stream.of(hostile.token().split("\\.")).filter(part -> part.length() > 4))
                .noneMatch(part -> lines.get(0).contains(part));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTokens")
    @DisplayName("that is refused for its form or header does not even make us fetch the provider's keys")
    void refusedWithoutKeys(HostileTokens.Case hostile) {
        verifying.verifier.verify(new AccessToken(hostile.token()));

        assertThat(provider.keyRequests()).isEqualTo(hostile.needsKeys() ? 1 : 0);
        assertThat(provider.introspections()).isZero();
    }

    @Test
    @DisplayName("is one of more than a hundred, each of its own kind")
    void many() {
        assertThat(hostileTokens()).hasSizeGreaterThan(100);
        assertThat(hostileTokens().map(HostileTokens.Case::name)).doesNotHaveDuplicates();
        assertThat(hostileTokens().map(HostileTokens.Case::token)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("is refused although good ones of the same making pass")
    void goodOnesPass() {
        assertThat(verifying.verifier.verify(
                        new AccessToken(ED.sign("EdDSA", HostileTokens.header("EdDSA", "ed-1"), Claims.ACCESS_TOKEN))))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(verifying.verifier.verify(new AccessToken(
                        HostileTokens.EC.sign("ES256", HostileTokens.header("ES256", "ec-1"), Claims.ACCESS_TOKEN))))
                .isInstanceOf(Verification.Accepted.class);
    }
}
