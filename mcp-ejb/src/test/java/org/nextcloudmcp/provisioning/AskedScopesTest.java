package org.nextcloudmcp.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("The scopes of an authorization request")
class AskedScopesTest {

    private static final Scopes APP = Scopes.of("files.read", "notes.read");

    @Test
    void askForOfflineAccessIfTheProviderDoesNotNameItsScopes() {
        assertThat(AskedScopes.of(APP, Optional.empty()).all())
                .hasToString("openid profile email offline_access files.read notes.read");
    }

    @Test
    void askForNothingThatTheProviderDoesNotList() {
        var asked = AskedScopes.of(APP, Optional.of(Scopes.of("openid", "files.read")));
        assertThat(asked.all()).hasToString("openid profile email files.read");
        assertThat(asked.app()).isEqualTo(Scopes.of("files.read"));
    }

    @Test
    void askForAllIfTheProviderListsNoneOfThem() {
        var asked = AskedScopes.of(APP, Optional.of(Scopes.of("openid", "offline_access")));
        assertThat(asked.app()).isEqualTo(APP);
    }

    @Test
    void areGrantedAsAskedIfTheAnswerDoesNotSay() {
        assertThat(AskedScopes.of(APP, Optional.empty()).granted(Optional.empty()))
                .isEqualTo(APP);
    }

    @Test
    void areGrantedAsAnsweredButNeverMoreThanAsked() {
        assertThat(AskedScopes.of(APP, Optional.empty())
                        .granted(Optional.of(Scopes.of("openid", "notes.read", "deck.write"))))
                .isEqualTo(Scopes.of("notes.read"));
    }
}
