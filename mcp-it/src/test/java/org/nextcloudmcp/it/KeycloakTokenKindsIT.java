package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** The kinds of access tokens that Keycloak can be told to issue. */
@ExtendWith(StageExtension.class)
class KeycloakTokenKindsIT {
    private final Assistant bob;

    KeycloakTokenKindsIT(Stage stage) {
        this.bob = Moves.assistant(stage, User.BOB);
    }

    @Test
    void lightweightTokensAreAccepted() throws ParseException {
        Tokens tokens = bob.signIn("mcp-client-light");

        assertThat(SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getClaims())
                .as("a lightweight token")
                .doesNotContainKeys("email", "name");
        assertAccepted(tokens);
    }

    @Test
    void rfc9068TokensAreAccepted() throws ParseException {
        Tokens tokens = bob.signIn("mcp-client-rfc9068");

        assertThat(SignedJWT.parse(tokens.accessToken()).getHeader().getType().getType())
                .isEqualTo("at+jwt");
        assertAccepted(tokens);
    }

    private void assertAccepted(Tokens tokens) {
        assertThat(bob.client().with(tokens).listTools().status()).isEqualTo(200);
        assertThat(bob.call(tokens, "check_provisioning_status").isError()).isFalse();
    }
}
