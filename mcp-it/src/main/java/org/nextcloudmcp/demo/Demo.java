package org.nextcloudmcp.demo;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.stage.StageOptions;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.standin.StandInNextcloud;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.walkthrough.Walkthrough;
import org.nextcloudmcp.walkthrough.WalkthroughFailed;

/**
 * Started by the script {@code demo}. Exit status: 0 when the walkthrough was right, 1 when a step went wrong, 2 when
 * something could not be started.
 */
public final class Demo {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String ANY_FILE = "Readme.md";

    private Demo() {}

    /**
     * Runs the demo.
     *
     * @param arguments {@code --once}: end after the walkthrough
     */
    public static void main(String[] arguments) {
        boolean once = java.util.List.of(arguments).contains("--once");
        DemoPorts ports = DemoPorts.of(System.getenv());
        Optional<String> taken = ports.taken(System.getenv().containsKey("NEXTCLOUD_URL"));
        if (taken.isPresent()) {
            OUT.println(taken.get());
            System.exit(2);
        }
        System.exit(run(ports, System.getenv(), once));
    }

    private static int run(DemoPorts ports, Map<String, String> environment, boolean once) {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread onSignal = new Thread(() -> {
            asked.countDown();
            await(stopped);
        });
        Runtime.getRuntime().addShutdownHook(onSignal);
        StartedStage starting = new StartedStage(options(ports, environment), line -> OUT.println("• " + line));
        try {
            Optional<Stage> started = starting.unless(asked);
            return started.map(stage -> present(stage, environment, once, asked))
                    .orElse(0);
        } catch (WalkthroughFailed | UncheckedIOException failed) {
            return sorry(asked, "The walkthrough stopped: " + failed.getMessage(), 1);
        } catch (IllegalStateException failed) {
            return sorry(asked, "The demo could not be started: " + failed.getMessage(), 2);
        } finally {
            starting.close();
            stopped.countDown();
        }
    }

    /** Who asked to stop need not be told that something did. */
    private static int sorry(CountDownLatch asked, String message, int status) {
        if (asked.getCount() > 0) {
            OUT.println("\n" + message);
        }
        return status;
    }

    private static int present(Stage stage, Map<String, String> environment, boolean once, CountDownLatch asked) {
        boolean ownFiles = stage.standIn().isPresent();
        Tokens tokens = new Walkthrough(
                        new Transcript(OUT),
                        stage.mcpEndpoint(),
                        User.ALICE,
                        ownFiles ? DemoAccounts.SAMPLE_FILE : environment.getOrDefault("DEMO_FILE", ANY_FILE),
                        ownFiles ? "This file lies in your Nextcloud" : "")
                .run();
        stage.standIn().ifPresent(standIn -> showThatTheTokenStayed(standIn, tokens));
        OUT.println("\n✔ The walkthrough is green.\n");
        if (!once) {
            OUT.println(HowToConnect.text(stage, environment));
            await(asked);
            OUT.println("\nStopping.");
        }
        return 0;
    }

    private static void showThatTheTokenStayed(StandInNextcloud standIn, Tokens tokens) {
        String inbound = JournalEntry.fingerprint(tokens.accessToken());
        long seen = standIn.journal().stream()
                .filter(entry -> entry.tokenFingerprint().equals(inbound))
                .count();
        OUT.println("\nNextcloud got " + standIn.journal().size() + " requests, " + seen
                + " of them with the MCP client's token:");
        standIn.journal()
                .forEach(entry -> OUT.println("   " + entry.method() + " " + entry.path() + " → " + entry.status()
                        + ", token for " + entry.audience()));
        if (seen > 0) {
            throw new IllegalStateException("the MCP client's token reached Nextcloud");
        }
    }

    private static StageOptions options(DemoPorts ports, Map<String, String> environment) {
        StageOptions options = new StageOptions(
                ports.http(),
                ports.https(),
                ports.keycloak(),
                ports.nextcloud(),
                Optional.ofNullable(environment.get("NEXTCLOUD_URL")).map(URI::create),
                java.util.List.of(),
                false,
                Map.of());
        for (String passedOn : new String[] {"ADMIN_USER", "ADMIN_PASSWORD", "NEXTCLOUD_AUDIENCE"}) {
            if (environment.containsKey(passedOn)) {
                options = options.with(passedOn, environment.getOrDefault(passedOn, ""));
            }
        }
        return options;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
