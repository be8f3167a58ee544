package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.keycloak.TokenForge;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;

/** Tokens that must not be taken: the wire says no more than that, the log says why (RFC 6750 §3.1). */
@ExtendWith(StageExtension.class)
class TokenRefusalIT {
    private static final String ALICE = DemoAccounts.ALL.get(0).sub();

    private final Stage stage;

    TokenRefusalIT(Stage stage) {
        this.stage = stage;
    }

    /** Each with the reason that must be found in the log. */
    enum Bad {
        FORGED("BAD_SIGNATURE"),
        UNSIGNED("MALFORMED"),
        EXPIRED("EXPIRED"),
        NOT_YET_VALID("NOT_YET_VALID"),
        FOREIGN_AUDIENCE("WRONG_AUDIENCE"),
        NEXTCLOUD_AUDIENCE("NEXTCLOUD_AUDIENCE"),
        FOREIGN_ISSUER("WRONG_ISSUER"),
        NO_SUBJECT("NO_SUBJECT"),
        ID_TOKEN("WRONG_TYPE"),
        LOGOUT_TOKEN("WRONG_TYPE"),
        NO_JWT_AT_ALL("INACTIVE");

        private final String reason;

        Bad(String reason) {
            this.reason = reason;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsRefusedWithoutAWordWhy(Bad bad) {
        long before = saidInLog(bad);

        Reply reply = client().withToken(token(bad)).listTools();

        assertThat(reply.status()).isEqualTo(401);
        String challenge = reply.header("WWW-Authenticate").orElseThrow();
        assertThat(challenge)
                .startsWith("Bearer ")
                .contains("error=\"invalid_token\"")
                .contains("resource_metadata=\"" + stage.publicUrl() + "/.well-known/oauth-protected-resource/mcp\"");
        String said = (challenge + reply.body()).toLowerCase(Locale.ROOT);
        assertThat(said)
                .as("which check failed is nobody's business")
                .doesNotContain("expired", "audience", "signature", "issuer", "subject", "malformed");
        assertThat(saidInLog(bad)).as("the log says why").isGreaterThan(before);
    }

    @Test
    void theForgeMakesGoodTokensToo() {
        assertThat(client().withToken(stage.proxy().forge().token("JWT", good()))
                        .listTools()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutATokenThereIsNoError() {
        Reply reply = client().listTools();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate").orElseThrow())
                .contains("resource_metadata=", "scope=")
                .doesNotContain("error");
    }

    @Test
    void aTokenWithoutTheScopeGetsAllNeededScopesInOneChallenge() {
        String token =
                stage.proxy().forge().token("JWT", good().andThen(claims -> claims.claim("scope", "notes.read")));
        Reply reply = client().withToken(token)
                .call(
                        "nc_webdav_read_file",
                        jakarta.json.Json.createObjectBuilder().add("path", "x").build());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", "files.read", "resource_metadata=");
    }

    private long saidInLog(Bad bad) {
        return stage.broker()
                .logs()
                .lines()
                .filter(line -> line.endsWith("not accepted: " + bad.reason))
                .count();
    }

    private McpClient client() {
        return McpClient.anonymous(Transcript.silent(), stage.mcpEndpoint());
    }

    private Consumer<JWTClaimsSet.Builder> good() {
        return TokenForge.good(stage.settings().get("OIDC_ISSUER"), ALICE);
    }

    private String token(Bad bad) {
        TokenForge forge = stage.proxy().forge();
        Instant now = Instant.now();
        return switch (bad) {
            case FORGED -> forge.forged(good());
            case UNSIGNED -> unsigned();
            case EXPIRED ->
                forge.token("JWT", good().andThen(claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))));
            case NOT_YET_VALID ->
                forge.token("JWT", good().andThen(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(100)))));
            case FOREIGN_AUDIENCE ->
                forge.token("JWT", good().andThen(claims -> claims.audience("https://other.example/mcp")));
            case NEXTCLOUD_AUDIENCE ->
                forge.token(
                        "JWT",
                        good().andThen(claims -> claims.audience(List.of(RealmFile.BROKER_CLIENT, "nextcloud"))));
            case FOREIGN_ISSUER ->
                forge.token(
                        "JWT",
                        good().andThen(claims -> claims.issuer(stage.settings().get("OIDC_ISSUER") + "/")));
            case NO_SUBJECT -> forge.token("JWT", good().andThen(claims -> claims.subject(null)));
            case ID_TOKEN -> forge.token("JWT", good().andThen(claims -> claims.claim("typ", "ID")));
            case LOGOUT_TOKEN -> forge.token("logout+jwt", good());
            case NO_JWT_AT_ALL -> "no-jwt-at-all";
        };
    }

    private String unsigned() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        good().accept(claims);
        return new PlainJWT(claims.build()).serialize();
    }
}
