package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Page;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** Looks for every credential that the provider issued or saw in all that the server writes. */
@ExtendWith(StageExtension.class)
class SecretsIT {
    private final Stage stage;

    SecretsIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void noCredentialLiesInClearInAnyFileOfTheServerOrOnAPage() throws IOException {
        Assistant alice = Moves.assistant(stage, User.ALICE);
        Tokens tokens = Moves.signedInWithoutGrant(alice);
        URI link = alice.link(tokens);
        Page done = alice.connect(link);
        alice.readFile(tokens, DemoAccounts.SAMPLE_FILE);
        URI open = alice.link(tokensOf(User.BOB));
        alice.goToProvider(open);
        Page refused = alice.browser().open(stage.publicUrl().resolve("/oauth/callback-nextcloud?error=x&state=y"));
        String unreadable = "in-a-query-that-no-uri-can-have";
        assertThat(rawly("/mcp?access_token=" + unreadable + "&x=%zz|")).startsWith("HTTP/1.1 400");
        assertThat(rawly("/oauth/callback-nextcloud?code=c&state=" + unreadable + "|%"))
                .startsWith("HTTP/1.1 400");
        stage.proxy().secrets().note("unreadable query", unreadable);
        stage.proxy().secrets().note("request handle", handle(link));
        stage.proxy().secrets().note("request handle", handle(open));
        stage.proxy()
                .secrets()
                .note("encryption key", stage.settings().get("ENCRYPTION_KEYS").split(":", 2)[1]);

        Map<String, String> secrets = stage.proxy().secrets().all();

        assertThat(secrets.values())
                .as("the test knows what to look for")
                .contains("access_token", "refresh_token", "id_token", "code", "code_verifier", "state", "nonce");
        List<Path> files = stage.broker().files();
        assertThat(files).anyMatch(file -> file.toString().endsWith("messages.log"));
        assertThat(stage.broker().dataFiles()).isNotEmpty();
        assertThat(stage.broker().dataFiles())
                .as("the database is one in which a credential in clear would be found")
                .anyMatch(file -> content(file).contains(DemoAccounts.ALL.get(0).sub()));
        for (Path file : files) {
            String content = content(file);
            secrets.forEach((secret, kind) ->
                    assertThat(forms(secret)).as("%s in %s", kind, file).noneMatch(content::contains));
        }
        for (Page page : List.of(done, refused)) {
            secrets.forEach((secret, kind) -> assertThat(page.reply().body().contains(secret))
                    .as("%s on the page %s", kind, page.title())
                    .isFalse());
        }
    }

    /** The ways in which a database writes text and bytes into its files. */
    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                secret,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Tokens tokensOf(User user) {
        return Moves.signedInWithoutGrant(Moves.assistant(stage, user));
    }

    /** The status line of the answer to a request that no URI class would make. */
    private String rawly(String target) throws IOException {
        URI server = stage.publicUrl();
        try (var socket = new Socket("localhost", server.getPort())) {
            var request =
                    "GET " + target + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String handle(URI link) {
        return link.getQuery().substring(link.getQuery().indexOf('=') + 1);
    }
}
