package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.keycloak.TokenCall;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.walkthrough.Wire;

/** Exchange at Keycloak, for tools and for a service, of users who once consented to it for our client. */
@ExtendWith({StageExtension.class, ExchangingBrokerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakExchangeIT {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    /** Nobody's grant and no consent of his is in the realm. */
    private static final User DAVE = new User("dave", "dave-pw");

    private final ExchangingBroker broker;
    private final Assistant alice;
    private final Tokens tokens;

    KeycloakExchangeIT(ExchangingBroker broker) {
        this.broker = broker;
        this.alice = Moves.assistant(broker.stage(), User.ALICE);
        this.tokens = Moves.signedInWithGrant(alice);
    }

    @Test
    void aToolRunsWithATokenForNextcloudThatIsNotTheInboundOne() {
        int before = broker.stage().standIn().orElseThrow().journal().size();

        Reply reply = McpClient.anonymous(Transcript.silent(), broker.mcpEndpoint())
                .with(tokens)
                .call(
                        "nc_webdav_read_file",
                        Json.createObjectBuilder()
                                .add("path", DemoAccounts.SAMPLE_FILE)
                                .build());

        assertThat(reply.body()).contains("This file lies in your Nextcloud");
        List<JournalEntry> seen = broker.stage().standIn().orElseThrow().journal();
        assertThat(seen.subList(before, seen.size()))
                .isNotEmpty()
                .allMatch(entry -> entry.audience().contains("nextcloud"))
                .noneMatch(entry -> entry.tokenFingerprint().equals(JournalEntry.fingerprint(tokens.accessToken())));
    }

    @Test
    void aServiceGetsTheAudienceTheSubjectAndTheScopesThatItAskedForAndNoLongerLife() throws ParseException {
        Tokens shortLived = Moves.assistant(broker.stage(), User.ALICE).signIn("mcp-client-short");

        Reply reply = broker.worker().exchange(shortLived.accessToken(), "files.read");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JWTClaimsSet claims =
                SignedJWT.parse(reply.json().getString("access_token")).getJWTClaimsSet();
        assertThat(claims.getAudience()).contains("nextcloud").doesNotContain("nextcloud-mcp-server");
        assertThat(claims.getSubject()).isEqualTo(Caller.ALICE);
        assertThat(claims.getStringClaim("scope").split(" "))
                .contains("files.read")
                .isSubsetOf("files.read", "openid", "profile", "email");
        assertThat(reply.json().getInt("expires_in"))
                .as("seconds, of a subject token that lives five and a result that would live 300")
                .isBetween(1, 5);
        assertThat(nextcloudStatus(reply.json().getString("access_token"))).isEqualTo(200);
    }

    private int nextcloudStatus(String token) {
        return new Wire(Transcript.silent())
                .get(
                        broker.stage().nextcloudUrl().resolve("/ocs/v2.php/cloud/user?format=json"),
                        Map.of("Authorization", "Bearer " + token, "OCS-APIRequest", "true"))
                .status();
    }

    @Test
    void keycloakSeesNoActorAndNoRefreshTokenInAnExchange() {
        broker.worker().exchange(tokens.accessToken(), "files.read");

        List<TokenCall> exchanges = broker.stage().proxy().calls().stream()
                .filter(call -> call.grantType().equals(EXCHANGE))
                .toList();
        List<String> refreshTokens = broker.stage().proxy().secrets().of("refresh_token");
        assertThat(refreshTokens).as("the test knows what to look for").isNotEmpty();
        assertThat(exchanges)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.form())
                        .doesNotContainKeys("actor_token", "actor_token_type")
                        .doesNotContainValue("urn:ietf:params:oauth:token-type:refresh_token")
                        .satisfies(form -> assertThat(form.values()).doesNotContainAnyElementsOf(refreshTokens)));
    }

    @Test
    void moreThanTheSubjectTokenPermitsIsNotEvenAskedFor() {
        Tokens narrow = signedInFor("openid notes.read");
        long before = exchanges();

        Reply reply = broker.worker().exchange(narrow.accessToken(), "notes.read files.read");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().getString("error")).isEqualTo("invalid_scope");
        assertThat(exchanges()).isEqualTo(before);
        assertAudited("SCOPE_BEYOND_SUBJECT_TOKEN");
    }

    @Test
    void aUserWhoNeverConsentedToItForOurClientIsRefused() {
        Tokens ofDave = Moves.assistant(broker.stage(), DAVE).signIn();

        Reply reply = broker.worker().exchange(ofDave.accessToken(), "files.read");

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertAudited("INVALID_SCOPE");
    }

    @Test
    void anAudienceThatKeycloakDoesNotKnowIsRefused() {
        assertRefused(ExchangingBroker.UNKNOWN_AUDIENCE, "UNKNOWN_AUDIENCE");
    }

    @Test
    void anAudienceThatOurTokensCannotHaveIsRefused() {
        assertRefused(ExchangingBroker.UNAVAILABLE_AUDIENCE, "INVALID_REQUEST");
    }

    @Test
    void anAudienceThatTheOperatorDoesNotAllowIsNotEvenAskedFor() {
        long before = exchanges();

        assertRefused("mcp-client", "AUDIENCE_NOT_ALLOWED");

        assertThat(exchanges()).isEqualTo(before);
    }

    private void assertRefused(String audience, String outcome) {
        Map<String, String> form = ServiceCaller.form(tokens.accessToken(), "files.read");
        form.put("audience", audience);

        Reply reply = broker.worker().token(form);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().getString("error")).isIn("invalid_target", "invalid_request", "invalid_grant");
        assertAudited(outcome);
    }

    @Test
    void aSubjectTokenThatIsNotForOurClientByNameIsRefused() {
        Tokens byUrl = Moves.assistant(broker.stage(), User.ALICE).signIn("mcp-client-url");

        Reply reply = broker.worker().exchange(byUrl.accessToken(), "files.read");

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertAudited("ACCESS_DENIED");
    }

    @Test
    void aRevokedSubjectTokenIsRefused() {
        Tokens revoked = Moves.assistant(broker.stage(), User.ALICE).signIn();
        KeycloakMoves.revoke(broker.stage(), revoked);

        Reply reply = broker.worker().exchange(revoked.accessToken(), "files.read");

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertAudited("INVALID_REQUEST");
    }

    private Tokens signedInFor(String scope) {
        return Moves.signedInFor(broker.stage(), User.ALICE, scope);
    }

    private long exchanges() {
        return broker.stage().proxy().calls().stream()
                .filter(call -> call.grantType().equals(EXCHANGE))
                .count();
    }

    private void assertAudited(String outcome) {
        assertThat(broker.server()
                        .messages()
                        .lines()
                        .filter(line -> line.contains("org.nextcloudmcp.audit"))
                        .reduce("", (earlier, last) -> last))
                .as("the last line of the audit log")
                .contains("outcome=" + outcome + " ");
    }
}
