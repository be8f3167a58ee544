package org.nextcloudmcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.wire.Message;
import org.nextcloudmcp.wire.Verdicts;
import org.nextcloudmcp.wire.WireTap;

/** The official suite, scenario by scenario, on one endpoint in both eras; see docs/conformance.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {
    private static final String INITIALIZED = "2025-11-25";
    private static final String STATELESS = "2026-07-28";

    private Suite suite;
    private StrictStage stage;
    private WireTap tap;

    @BeforeAll
    void runTheSuite() {
        BuiltProject project = BuiltProject.here();
        Optional<Suite> found = Suite.install(project.workFolder("conformance-results"));
        assumeTrue(found.isPresent(), "there is no npm, which brings the suite and a Node for it");
        suite = found.get();
        int port = FreePort.any();
        URI publicUrl = URI.create("http://localhost:" + port);
        stage = StrictStage.start(
                "conformance",
                Map.of("MCP_PUBLIC_URL", publicUrl.toString()),
                provider -> {},
                List.of(project.conformanceFixtures()));
        tap = WireTap.start(port, stage.broker().url(), this::token);
        suite.run(publicUrl.resolve("/mcp"), INITIALIZED);
        suite.run(publicUrl.resolve("/mcp"), STATELESS);
    }

    private String token() {
        return stage.provider()
                .issuance()
                .token(stage.provider()
                        .issuance()
                        .claims(
                                StrictStage.CLIENT,
                                DemoAccounts.ALL.get(0).sub(),
                                "openid files.read files.write notes.read notes.write"));
    }

    @AfterAll
    void stop() {
        if (tap != null) {
            tap.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyScoredScenarioOfTheInitializedEraPasses() {
        return scored(INITIALIZED, 30);
    }

    @TestFactory
    Stream<DynamicTest> everyScoredScenarioOfTheStatelessEraPasses() {
        return scored(STATELESS, 37);
    }

    private Stream<DynamicTest> scored(String revision, int number) {
        List<String> scenarios = suite.requirements(revision).scored();
        assertThat(scenarios).hasSize(number);
        return scenarios.stream()
                .map(scenario -> DynamicTest.dynamicTest(revision + " " + scenario, () -> {
                    Outcome outcome = suite.outcome(revision, scenario);
                    assertThat(outcome.passed())
                            .as("%s: %s", scenario, outcome.complaints())
                            .isTrue();
                }));
    }

    @Test
    void everyMessageOfTheBrokerFitsTheSchemaOfItsRevision() {
        List<Message> heard = tap.conversation().messages();

        assertThat(heard).hasSizeGreaterThan(200);
        assertThat(Verdicts.against(Message.Speaker.BROKER, heard)).isEmpty();
    }

    @Test
    void theResultsPageSaysWhatWasFound() {
        ResultsPage page = ResultsPage.of(suite, List.of(INITIALIZED, STATELESS));
        page.write(BuiltProject.here().workFolder("conformance-results").resolve("table.md"));

        assertThat(page.committed()).containsAll(page.rows());
    }
}
