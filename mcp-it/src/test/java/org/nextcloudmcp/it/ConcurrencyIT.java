package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.ToolAnswer;
import org.nextcloudmcp.walkthrough.User;

/** Many callers, one redemption. */
@ExtendWith(StageExtension.class)
class ConcurrencyIT {
    private static final int CALLERS = 50;

    private final Stage stage;

    ConcurrencyIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void fiftyConcurrentFirstCallsMakeOneRefreshAtTheProvider() throws Exception {
        Assistant bob = Moves.assistant(stage, User.BOB);
        Tokens tokens = Moves.signedInWithGrant(bob);
        long before = refreshes();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<ToolAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Callable<ToolAnswer> call = () -> {
                    start.await();
                    return Moves.assistant(stage, User.BOB).readFile(tokens, DemoAccounts.SAMPLE_FILE);
                };
                answers.add(callers.submit(call));
            }
            start.countDown();
            for (Future<ToolAnswer> answer : answers) {
                assertThat(answer.get().structured().toString()).contains("This file lies in your Nextcloud");
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(refreshes() - before).isEqualTo(1);
    }

    private long refreshes() {
        return stage.proxy().count(RealmFile.BROKER_CLIENT, "refresh_token");
    }
}
