package org.nextcloudmcp.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.verification.VerifiedTokens;

class CallerPrincipalTest {

    @Test
    @DisplayName("the name is upn, else preferred_username, else sub")
    void name() {
        assertThat(principal(Map.of("upn", "u", "preferred_username", "p")).getName())
                .isEqualTo("u");
        assertThat(principal(Map.of("preferred_username", "p")).getName()).isEqualTo("p");
        assertThat(principal(Map.of()).getName()).isEqualTo("alice-sub");
    }

    @Test
    @DisplayName("the audience is a set, whether the token has a string or a list")
    void audience() {
        assertThat(principal(Map.of("aud", "one")).getAudience()).isEqualTo(Set.of("one"));
        assertThat(principal(Map.of("aud", List.of("one", "two"))).getAudience())
                .isEqualTo(Set.of("one", "two"));
        assertThat(principal(Map.of()).getAudience()).isNull();
    }

    @Test
    @DisplayName("claims are those of the token")
    void claims() {
        var principal = principal(Map.of("iss", "https://idp.example", "exp", 1767225600L, "sub", "alice-sub"));

        assertThat(principal.getIssuer()).isEqualTo("https://idp.example");
        assertThat(principal.getExpirationTime()).isEqualTo(1767225600L);
        assertThat(principal.getSubject()).isEqualTo("alice-sub");
        assertThat(principal.getClaimNames()).containsExactlyInAnyOrder("iss", "exp", "sub");
    }

    @Test
    @DisplayName("the token itself is nowhere to be had")
    void noRawToken() {
        assertThat(principal(Map.of()).getRawToken()).isNull();
        assertThat(principal(Map.of()).toString()).doesNotContain("inbound");
    }

    private static CallerPrincipal principal(Map<String, Object> claims) {
        return new CallerPrincipal(VerifiedTokens.withClaims(claims));
    }
}
