package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The provider's refusal")
class ProviderRefusalTest {

    @ParameterizedTest(name = "{0} {1} means {2}")
    @CsvSource({
        // Keycloak: expired, tampered, revoked, logged out; not enabled for our client; audience unavailable.
        "400, invalid_request, INVALID_REQUEST",
        // Keycloak: not consented to, unknown scope.
        "400, invalid_scope, INVALID_SCOPE",
        // Keycloak: the subject token's audience lacks our client.
        "403, access_denied, ACCESS_DENIED",
        "400, access_denied, ACCESS_DENIED",
        // Keycloak: unknown audience.
        "400, invalid_client, UNKNOWN_AUDIENCE",
        "403, invalid_client, REFUSED",
        "400, invalid_target, UNKNOWN_AUDIENCE",
        // Nextcloud's own provider.
        "400, invalid_grant, INVALID_GRANT",
        // oidc-provider.
        "400, unsupported_grant_type, NOT_SUPPORTED",
        "403, unsupported_grant_type, REFUSED",
        "404, unsupported_grant_type, REFUSED",
        "400, Unsupported_Grant_Type, REFUSED",
        "400, unsupported_token_type, REFUSED",
        "400, unauthorized_client, REFUSED",
        "400, interaction_required, REFUSED",
        "400, '', REFUSED"
    })
    void isMapped(int status, String error, ExchangeRefusal why) {
        assertThat(ProviderRefusal.of(status, error)).isEqualTo(why);
    }

    @Property
    void isNeverTakenForAMissingFeatureUnlessTheRfcsErrorSaysSo(
            @ForAll @IntRange(min = 395, max = 405) int status, @ForAll("errors") String error) {
        var said = status == 400 && error.equals("unsupported_grant_type");
        assertThat(ProviderRefusal.of(status, error) == ExchangeRefusal.NOT_SUPPORTED)
                .isEqualTo(said);
    }

    @Provide
    Arbitrary<String> errors() {
        return Arbitraries.oneOf(
                Arbitraries.of("unsupported_grant_type", "invalid_grant", "UNSUPPORTED_GRANT_TYPE"),
                Arbitraries.strings());
    }
}
