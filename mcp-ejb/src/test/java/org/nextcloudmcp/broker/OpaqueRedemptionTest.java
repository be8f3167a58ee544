package org.nextcloudmcp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.SCOPES;
import static org.nextcloudmcp.fixture.FakeProvider.answer;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.idp.HttpAnswer;

@DisplayName("A redemption that brings an opaque access token")
@Timeout(60)
class OpaqueRedemptionTest {

    private static final HttpAnswer GOOD = answer(
            200,
            "{\"active\":true,\"iss\":\"" + FakeProvider.ISSUER
                    + "\",\"sub\":\"alice\",\"aud\":\"nextcloud\",\"token_type\":\"Bearer\"}");

    private final Bench bench = new Bench();
    private final TokenBroker broker =
            bench.broker(new AccessTokenCache(bench.configuration, bench.clock), bench.redemption());

    @BeforeEach
    void aProviderOfOpaqueTokens() {
        bench.provider.discoveryExtras = ",\"introspection_endpoint\":\"" + FakeProvider.ISSUER + "/introspect\"";
        bench.provider.onTokenRequest(
                form -> answer(
                        200,
                        "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300,\"refresh_token\":\"rotated\"}"));
        bench.grant(ALICE);
    }

    @Test
    void hasStoredTheRotatedRefreshTokenBeforeTheProviderIsAskedAboutTheAccessToken() {
        var storedWhenAsked = new AtomicReference<Grant>();
        bench.provider.onIntrospection(form -> {
            storedWhenAsked.set(bench.stored(ALICE).orElseThrow());
            return GOOD;
        });

        assertThat(issued(call())).isEqualTo("opaque");
        assertThat(storedWhenAsked.get().refreshToken().value()).isEqualTo("rotated");
        assertThat(storedWhenAsked.get().newestAccessToken()).isEmpty();
    }

    @Test
    void keepsTheTokenForAnotherNodeOnceTheProviderHasConfirmedIt() {
        bench.provider.onIntrospection(form -> GOOD);
        call();

        var stored = bench.stored(ALICE).orElseThrow();
        assertThat(stored.refreshToken().value()).isEqualTo("rotated");
        assertThat(stored.newestAccessToken().orElseThrow().token().value()).isEqualTo("opaque");
        assertThat(issued(call())).isEqualTo("opaque");
        assertThat(bench.provider.tokenRequests).hasSize(1);
    }

    @Test
    void losesTheAccessTokenAndNothingElseWhileNobodyConfirmsIt() {
        bench.provider.onIntrospection(form -> answer(500, ""));

        assertThat(call()).isInstanceOf(BrokeredToken.Unavailable.class);
        assertThat(bench.stored(ALICE).orElseThrow().refreshToken().value()).isEqualTo("rotated");

        bench.provider.onIntrospection(form -> GOOD);
        assertThat(issued(call())).isEqualTo("opaque");
    }

    @Test
    void givesNoTokenToAUserWhoRevokedTheGrantMeanwhile() {
        bench.provider.onIntrospection(form -> {
            bench.database.run(() -> bench.grants.delete(ALICE));
            return GOOD;
        });

        assertThat(call()).isEqualTo(new BrokeredToken.NotProvisioned());
    }

    private BrokeredToken call() {
        return broker.nextcloudToken(ALICE, SCOPES);
    }

    private static String issued(BrokeredToken token) {
        assertThat(token).isInstanceOf(BrokeredToken.Issued.class);
        return ((BrokeredToken.Issued) token).token().token().value();
    }
}
