package org.nextcloudmcp.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The provider is as strict as the tests that rely on it believe. */
class GrantsTest {
    private static final String SUB = "sub-1";

    private final Behaviour behaviour = new Behaviour();
    private final Grants grants = new Grants(
            new Issuance("http://localhost", new KeyRing()),
            new ClientRegistration("client", "secret", "client_secret_basic", URI.create("http://localhost/keys")),
            behaviour);
    private final String first = grants.given(SUB, "a b");

    @Test
    void aRefreshTokenIsTakenOnceAndGivesTheNext() throws RefusedRequest {
        String second = refreshed(first);

        assertThat(second).isNotEqualTo(first);
        assertThat(grants.takable(SUB)).isEqualTo(1);
        assertThat(grants.counts().rotations(SUB)).isEqualTo(1);
        assertThat(grants.counts().reuses()).isZero();
    }

    @Test
    void presentingASpentTokenEndsTheWholeFamilyAndIsCounted() throws RefusedRequest {
        String second = refreshed(first);

        assertThatThrownBy(() -> refreshed(first)).isInstanceOf(RefusedRequest.class);

        assertThat(grants.counts().reuses()).isEqualTo(1);
        assertThat(grants.counts().familiesKilled()).isEqualTo(1);
        assertThat(grants.takable(SUB)).isZero();
        assertThatThrownBy(() -> refreshed(second)).isInstanceOf(RefusedRequest.class);
    }

    @Test
    void withinTheGraceWindowASpentTokenGivesAnotherPair() throws RefusedRequest {
        behaviour.refresh(RefreshTerms.STRICT.withGrace(Duration.ofMinutes(1)));
        refreshed(first);

        refreshed(refreshed(first));

        assertThat(grants.counts().graceUses()).isEqualTo(1);
        assertThat(grants.counts().reuses()).isZero();
    }

    @Test
    void aRevokedTokenIsRefusedAndThatIsNoReuse() {
        grants.revoke(first);

        assertThatThrownBy(() -> refreshed(first)).isInstanceOf(RefusedRequest.class);

        assertThat(grants.takable(SUB)).isZero();
        assertThat(grants.counts().reuses()).isZero();
    }

    @Test
    void refreshTokensEndWhenTheTermsSaySo() {
        behaviour.refresh(RefreshTerms.STRICT.withRefreshTokensOf(Duration.ZERO));
        String ended = grants.given(SUB, "a");

        assertThatThrownBy(() -> refreshed(ended)).isInstanceOf(RefusedRequest.class);
    }

    @Test
    void theLifetimeOfAccessTokensIsSaidAndInThem() throws RefusedRequest {
        behaviour.accessTokensLive(Duration.ofSeconds(33));

        JsonObject answer = answer(first);

        JsonObject claims = Issuance.read(answer.getString("access_token"));
        assertThat(answer.getInt("expires_in")).isEqualTo(33);
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isBetween(32, 34);
    }

    private String refreshed(String token) throws RefusedRequest {
        return answer(token).getString("refresh_token");
    }

    private JsonObject answer(String token) throws RefusedRequest {
        Reply reply = grants.refresh(new FormFields(Map.of("refresh_token", token)));
        try (var reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }
}
