package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.MovableClock.START;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("A grant")
class GrantCoverTest {

    @ParameterizedTest(name = "for notes.read files.read covers {0}")
    @CsvSource({"notes.read", "notes.read files.read", "openid notes.read", "profile", "''"})
    void covers(String asked) {
        assertThat(GrantCover.hindrance(Optional.of(grant(GrantState.ACTIVE)), Scopes.parse(asked)))
                .isEmpty();
    }

    @ParameterizedTest(name = "for notes.read files.read lacks {1} of {0}")
    @CsvSource({
        "notes.write, notes.write",
        "notes.read deck.read deck.write, deck.read deck.write",
        "openid admin, admin"
    })
    void lacks(String asked, String missing) {
        assertThat(GrantCover.hindrance(Optional.of(grant(GrantState.ACTIVE)), Scopes.parse(asked)))
                .contains(new DelegatedToken.ScopesNotGranted(Scopes.parse(missing)));
    }

    @Test
    void thatIsNotThereCoversNothing() {
        assertThat(GrantCover.hindrance(Optional.empty(), Scopes.none())).contains(new DelegatedToken.NotProvisioned());
    }

    @Test
    void thatTheProviderRefusedCoversNothing() {
        assertThat(GrantCover.hindrance(Optional.of(grant(GrantState.RECONSENT_REQUIRED)), Scopes.of("notes.read")))
                .contains(new DelegatedToken.ReconsentRequired());
    }

    private static Grant grant(GrantState state) {
        return new Grant(
                ALICE,
                new RefreshToken("refresh"),
                Optional.empty(),
                Scopes.of("notes.read", "files.read"),
                "nextcloud",
                state,
                1,
                new ClientId("client"),
                START,
                Optional.empty(),
                START,
                Optional.empty());
    }
}
