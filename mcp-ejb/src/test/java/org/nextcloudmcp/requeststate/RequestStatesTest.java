package org.nextcloudmcp.requeststate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.ClientId;

@DisplayName("A state that a client carries")
class RequestStatesTest {

    private static final RequestBinding REQUEST =
            new RequestBinding(Bench.ALICE, Optional.of(new ClientId("assistant")), "tools/call", "digest");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final MovableClock clock = new MovableClock();
    private final Bench bench = new Bench();
    private final RequestStates states =
            new RequestStates(new SecretCipher(bench.configuration.settings().keys(), new SecureRandom()), clock);

    @Test
    @DisplayName("comes back as it was, and cannot be read on its way")
    void roundTrip() {
        var sealed = sealed();

        assertThat(sealed).matches("[A-Za-z0-9._-]+").doesNotContain("secret");
        assertThat(states.open(sealed, REQUEST)).isEqualTo(new OpenedState.Genuine("{\"a\":\"secret\"}"));
        assertThat(sealed()).as("sealed anew each time").isNotEqualTo(sealed);
    }

    @Test
    @DisplayName("expires to the second")
    void expiry() {
        var sealed = sealed();

        clock.forward(TEN_MINUTES.minusSeconds(1));
        assertThat(states.open(sealed, REQUEST)).isInstanceOf(OpenedState.Genuine.class);
        clock.forward(Duration.ofSeconds(1));
        assertThat(states.open(sealed, REQUEST)).isInstanceOf(OpenedState.Expired.class);
    }

    @Test
    @DisplayName("opens for no other user, client, method or parameters")
    void foreign() {
        var sealed = sealed();

        assertForeign(sealed, new RequestBinding(Bench.BOB, REQUEST.client(), "tools/call", "digest"));
        assertForeign(
                sealed, new RequestBinding(Bench.ALICE, Optional.of(new ClientId("other")), "tools/call", "digest"));
        assertForeign(sealed, new RequestBinding(Bench.ALICE, Optional.empty(), "tools/call", "digest"));
        assertForeign(sealed, new RequestBinding(Bench.ALICE, REQUEST.client(), "prompts/get", "digest"));
        assertForeign(sealed, new RequestBinding(Bench.ALICE, REQUEST.client(), "tools/call", "another"));
    }

    @Test
    @DisplayName("does not open when one character was changed, whichever")
    void tampered() {
        var sealed = sealed();
        // of the last character of Base64 some bits mean nothing
        for (var place = 0; place < sealed.length() - 1; place++) {
            var other = sealed.charAt(place) == 'A' ? 'B' : 'A';

            assertForeign(sealed.substring(0, place) + other + sealed.substring(place + 1), REQUEST);
        }
    }

    @Test
    @DisplayName("is refused in every malformed form")
    void malformed() {
        for (var text : new String[] {"", ".", "x", "x.y", sealed() + "-TAMPERED", "..", "dGVzdA.", "é.ü"}) {
            assertForeign(text, REQUEST);
        }
    }

    private void assertForeign(String sealed, RequestBinding binding) {
        assertThat(states.open(sealed, binding)).as(sealed).isInstanceOf(OpenedState.Foreign.class);
    }

    private String sealed() {
        return states.seal("{\"a\":\"secret\"}", REQUEST, clock.instant().plus(TEN_MINUTES));
    }
}
