package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.it.ProbeCaller.found;
import static org.nextcloudmcp.it.ProbeCaller.words;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.Fault;
import org.nextcloudmcp.provider.RefreshTerms;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Page;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** The provider probe at a provider whose manners are known. */
@ExtendWith(ProbeStage.class)
class StrictProbeIT {
    private static final String TESTER = "probe-tester";
    private static final User NOBODY_ASKED = User.ALICE;

    private final StrictStage stage;
    private final ProbeCaller doctor;

    StrictProbeIT(StrictStage stage) {
        this.stage = stage;
        this.doctor = new ProbeCaller(stage.settings());
    }

    @BeforeEach
    void theTesterIsSignedIn() {
        stage.provider().signIn(TESTER);
    }

    @Test
    void reuseThatKillsIsFoundAndSaidAndNothingOfTheProbeLivesOn() {
        JsonObject report = doctor.examined(2, NOBODY_ASKED);

        assertThat(report.getString("outcome")).isEqualTo("measured");
        assertThat(found(report, "refresh", "refresh_token")).isEqualTo("ROTATES");
        assertThat(found(report, "refresh", "fewer_scopes")).isEqualTo("ONCE");
        assertThat(found(report, "reuse", "newest_refresh_token")).isEqualTo("DEAD");
        assertThat(found(report, "exchange", "result")).isEqualTo("WORKS");
        assertThat(found(report, "revocation", "refresh_token")).isEqualTo("ENDS_IT");
        assertThat(report.getJsonObject("findings").getString("introspection")).isEqualTo("ACTIVE");
        assertThat(words(report)).contains("care a crash: ").contains("no grace window", "at most 8");
        assertThat(doctor.text()).contains("[CARE] a crash").contains("DATA_DIR");
        assertThat(stage.provider().takableRefreshTokens(TESTER)).isZero();
    }

    @Test
    void aGraceWindowIsMeasured() {
        stage.provider().behaviour().refresh(RefreshTerms.STRICT.withGrace(Duration.ofMillis(4500)));

        JsonObject report = doctor.examined(5, NOBODY_ASKED);

        JsonObject reuse = report.getJsonObject("findings").getJsonObject("reuse");
        assertThat(reuse.getJsonArray("tolerated_after_seconds")).hasToString("[0,2]");
        assertThat(reuse.getInt("refused_after_seconds")).isEqualTo(5);
        assertThat(words(report)).contains("taken after 2 s and refused after 5 s");
        assertThat(stage.provider().takableRefreshTokens(TESTER)).isZero();
    }

    @Test
    void refreshTokensOfMinutesAndAProviderWithoutExchangeAreSaid() {
        stage.provider().behaviour().offerExchange(false);
        stage.provider()
                .behaviour()
                .refresh(RefreshTerms.STRICT
                        .withRefreshTokensOf(Duration.ofMinutes(15))
                        .withGrace(Duration.ofHours(1)));

        JsonObject report = doctor.examined(0, NOBODY_ASKED);

        assertThat(found(report, "exchange", "result")).isEqualTo("UNSUPPORTED");
        assertThat(words(report)).contains("lives 15 minutes", "knows no token exchange", "still taken 0 s");
        assertThat(report.getJsonArray("settings").toString()).contains("short lives force rotation");
    }

    @Test
    void whoHasAGrantIsTurnedAwayAndTheGrantGoesOnWorking() {
        stage.provider().signIn(Caller.ALICE);
        Tokens tokens = new Tokens(new Caller(stage).token(), "");
        Assistant alice = new Assistant(Transcript.silent(), stage.mcpEndpoint(), User.ALICE);
        alice.goToProvider(alice.link(tokens));
        assertThat(alice.readFile(tokens, DemoAccounts.SAMPLE_FILE).isError()).isFalse();

        Page page = doctor.signIn(doctor.start(0), NOBODY_ASKED);

        assertThat(page.text()).contains("has connected a Nextcloud here");
        assertThat(doctor.ended().getString("outcome")).isEqualTo("has_grant");
        assertThat(stage.provider().takableRefreshTokens(Caller.ALICE))
                .as("the grant's, and the probe's, which was destroyed and not revoked")
                .isEqualTo(2);
        assertThat(alice.call(tokens, "revoke_nextcloud_access").isError()).isFalse();
    }

    @Test
    void aProviderThatRefusesTheSignInIsTheResult() {
        stage.provider().behaviour().fail(Endpoint.TOKEN, Fault.error(400, "invalid_target"));

        Page page = doctor.signIn(doctor.start(0), NOBODY_ASKED);

        assertThat(page.status()).isEqualTo(502);
        assertThat(doctor.ended().getString("outcome")).isEqualTo("resource_refused");
    }

    @Test
    void aLinkIsUsedOnceAndANewProbeTakesItsPlace() {
        URI link = doctor.start(0);
        URI newer = doctor.start(0);

        assertThat(doctor.browser().open(link).status()).isEqualTo(410);
        assertThat(doctor.browser().open(newer).button("Continue")).isPresent();
        assertThat(doctor.browser()
                        .press(doctor.browser().open(newer), "Decline")
                        .text())
                .contains("Declined");
        assertThat(doctor.browser().open(newer).status()).isEqualTo(410);
    }

    @Test
    void theScriptPrintsALinkAndThenTheWords(@TempDir Path folder) throws IOException {
        Path output = folder.resolve("doctor.txt");
        Map<String, String> environment = new HashMap<>(ProbeCaller.SETTINGS);
        environment.put("HTTPS_PORT", stage.settings().get("HTTPS_PORT"));
        String script = BuiltProject.here().root().resolve("doctor").toString();
        try (ChildProcess process =
                ChildProcess.start("doctor", List.of(script, "--patience", "0"), environment, folder, output)) {
            Pattern link = Pattern.compile("http://\\S+/connect/probe\\S+");
            Await.until(
                    "the link",
                    Duration.ofMinutes(1),
                    () -> link.matcher(text(output)).find(),
                    () -> text(output));
            Matcher found = link.matcher(text(output));
            assertThat(found.find()).isTrue();
            Page first = doctor.signIn(URI.create(found.group()), NOBODY_ASKED);
            if (doctor.settled().getString("phase").equals("open")) {
                doctor.signIn(ProbeCaller.onward(first), NOBODY_ASKED);
            }
            assertThat(process.exitStatus()).as(() -> text(output)).isZero();
        }
        assertThat(text(output))
                .contains("[CARE] a crash", "Settings that follow")
                .doesNotContain("password");
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
