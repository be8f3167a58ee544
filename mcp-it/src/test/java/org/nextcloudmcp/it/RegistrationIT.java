package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.OAuthClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.walkthrough.Wire;

/** What the demo tells users to do: assistants that have no client id register themselves (RFC 7591). */
@ExtendWith(StageExtension.class)
class RegistrationIT {
    private final Stage stage;

    RegistrationIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void anAssistantThatRegistersItselfGetsATokenThatTheServerTakes() {
        OAuthClient anybody = new OAuthClient(Transcript.silent(), "nobody yet");
        JsonObject provider = anybody.provider(stage.settings().get("OIDC_ISSUER"));

        Reply registered = new Wire(Transcript.silent())
                .postJson(
                        URI.create(provider.getString("registration_endpoint")),
                        Json.createObjectBuilder()
                                .add("client_name", "An assistant")
                                .add(
                                        "redirect_uris",
                                        Json.createArrayBuilder().add(OAuthClient.REDIRECT_URI.toString()))
                                .add(
                                        "grant_types",
                                        Json.createArrayBuilder()
                                                .add("authorization_code")
                                                .add("refresh_token"))
                                .add("response_types", Json.createArrayBuilder().add("code"))
                                .add("token_endpoint_auth_method", "none")
                                .build()
                                .toString(),
                        Map.of("Accept", "application/json"));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);

        Assistant carol = Moves.assistant(stage, User.CAROL);
        Tokens tokens = carol.signIn(registered.json().getString("client_id"));
        assertThat(carol.client().with(tokens).listTools().status()).isEqualTo(200);
    }
}
