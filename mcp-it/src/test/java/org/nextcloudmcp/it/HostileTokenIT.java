package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.provider.Issuance;
import org.nextcloudmcp.provider.KeyRing;
import org.nextcloudmcp.provider.SigningKey;
import org.nextcloudmcp.provider.StrictProvider;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;

/** Hostile tokens: one answer for all of them, one line in the log, and nothing else happens (RFC 6750 section 3.1). */
@ExtendWith(GrantStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTokenIT {
    /** Two dots can be found in any log. */
    private static final int SHORT = 8;

    private final StrictStage stage;
    private final StrictProvider provider;
    private final McpClient client;

    HostileTokenIT(StrictStage stage) {
        this.stage = stage;
        this.provider = stage.provider();
        this.client = McpClient.anonymous(Transcript.silent(), stage.mcpEndpoint());
    }

    Stream<Hostile> hostile() {
        // With the first good token the broker has the provider's keys.
        assertThat(client.withToken(provider.issuance().token(good()))
                        .listTools()
                        .status())
                .isEqualTo(200);
        return all();
    }

    private Stream<Hostile> all() {
        Issuance issuance = provider.issuance();
        SigningKey key = provider.keys().key(KeyRing.RS256);
        return Stream.of(
                        new HostileForms(key, good()).all(),
                        new HostileSignatures(provider.keys(), good()).all(),
                        new HostileClaims(issuance, key, good()).all(),
                        new HostileOpaque(issuance, good()).all())
                .flatMap(cases -> cases);
    }

    /** The first, because a token that has been refused once is only remembered. */
    @Order(1)
    @ParameterizedTest
    @MethodSource("hostile")
    void isRefusedWithTheGenericChallengeAndOneLineInTheLog(Hostile hostile) {
        int callsBefore = provider.calls().size();
        int requestsBefore = stage.standIn().journal().size();
        int logBefore = stage.broker().messages().length();

        Reply reply = client.withToken(hostile.token()).listTools();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer error=\"invalid_token\", resource_metadata=\"" + stage.publicUrl()
                        + "/.well-known/oauth-protected-resource/mcp\"");
        assertThat(reply.body())
                .isEqualTo("{\"error\":\"invalid_token\",\"error_description\":\"The access token is not accepted.\"}");
        assertThat(stage.standIn().journal()).as("requests to Nextcloud").hasSize(requestsBefore);
        if (!hostile.asksProvider()) {
            assertThat(provider.calls()).as("requests to the provider").hasSize(callsBefore);
        }
        List<String> said = stage.broker()
                .messages()
                .substring(logBefore)
                .lines()
                .filter(line -> line.contains(" org.nextcloudmcp."))
                .toList();
        assertThat(said)
                .as("lines in the log")
                .singleElement()
                .asString()
                .containsPattern("not accepted: (" + hostile.reason() + ")$");
        if (hostile.token().length() > SHORT) {
            assertThat(stage.broker().messages()).doesNotContain(hostile.token());
        }
    }

    @Test
    void strangersCannotWriteToTheDatabase() {
        List<Hostile> tokens = all().toList();
        List<String> before = written();

        tokens.forEach(hostile -> client.withToken(hostile.token()).listTools());

        assertThat(tokens).hasSizeGreaterThan(60);
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void goodTokensOfEachAlgorithmAreAccepted() {
        for (String kid : List.of(KeyRing.RS256, KeyRing.PS256, KeyRing.ES256, KeyRing.EDDSA)) {
            String token =
                    provider.issuance().token("at+jwt", good(), provider.keys().key(kid));
            assertThat(client.withToken(token).listTools().status()).as(kid).isEqualTo(200);
        }
    }

    /** What the database's own log says was written, but for the server's sign of life every other second. */
    private List<String> written() {
        return stage.broker().dataFiles().stream()
                .filter(file -> file.endsWith("broker.log"))
                .flatMap(HostileTokenIT::lines)
                .filter(line -> line.contains("INSERT INTO ") || line.contains("DELETE FROM "))
                .filter(line -> !line.contains("BROKER_NODE"))
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JsonObject good() {
        return provider.issuance()
                .claims(StrictStage.CLIENT, DemoAccounts.ALL.get(0).sub(), "files.read notes.read");
    }
}
