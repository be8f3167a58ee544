package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.Fault;
import org.nextcloudmcp.stage.StrictStage;

/** Whatever the key endpoint answers, tokens of keys that are known go on working. */
@ExtendWith(PatientStage.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PatientStage.KEYS)
class KeyOutageIT {
    /** More than the half minute in which an unknown key makes the broker fetch the keys once. */
    private static final Duration NEXT_FETCH = Duration.ofSeconds(60);

    private static final Duration NORMAL = Duration.ofSeconds(4);

    private final StrictStage stage;
    private final Caller caller;

    KeyOutageIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
    }

    @Test
    void knownKeysSurviveAnyAnswerOfTheKeyEndpoint() {
        assertThat(caller.status(caller.token())).isEqualTo(200);
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("down", Fault.status(503));
        faults.put("an empty set", Fault.json("{\"keys\":[]}"));
        faults.put("a page", Fault.html());
        faults.put("five megabytes", Fault.oversized());
        faults.put("slow", Fault.dripping());
        try {
            faults.forEach(this::knownKeysSurvive);
        } finally {
            stage.provider().behaviour().heal(Endpoint.KEYS);
        }
    }

    private void knownKeysSurvive(String name, Fault fault) {
        int before = fetches();
        stage.provider().behaviour().fail(Endpoint.KEYS, fault);
        Await.until("a fetch of the keys that fails: " + name, NEXT_FETCH, () -> {
            CompletableFuture.runAsync(() ->
                    caller.status(caller.tokenOfUnknownKey(UUID.randomUUID().toString())));
            knownKeyWorks(name);
            return fetches() > before;
        });
        for (int i = 0; i < 10; i++) {
            knownKeyWorks(name);
        }
    }

    private void knownKeyWorks(String name) {
        String token = caller.token();
        long begun = System.nanoTime();
        assertThat(caller.status(token))
                .as("a token of a known key, the key endpoint being: %s", name)
                .isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("time for that")
                .isLessThan(NORMAL);
    }

    private int fetches() {
        return stage.provider().calls(Endpoint.KEYS).size();
    }
}
