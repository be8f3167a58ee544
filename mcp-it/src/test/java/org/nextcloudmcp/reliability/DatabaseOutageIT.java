package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.TcpProxy;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.RefreshTerms;
import org.nextcloudmcp.reliability.WiredCluster.Users;

/** The database is away: what the provider gives meanwhile is kept, and nothing more is taken from it. */
@ExtendWith(WiredClusterExtension.class)
class DatabaseOutageIT {
    private static final int USERS = 20;
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration DRAINED = Duration.ofSeconds(5);
    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration PROVIDER = Duration.ofMillis(200);

    /** How a database goes away. */
    enum Failure {
        CUT {
            @Override
            void happenTo(TcpProxy line) {
                line.cut();
            }
        },
        FROZEN {
            @Override
            void happenTo(TcpProxy line) {
                line.freeze();
            }
        };

        abstract void happenTo(TcpProxy line);
    }

    private final WiredCluster cluster;

    DatabaseOutageIT(WiredCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostIfTheDatabaseGoesAwayRightAfterTheProviderHasAnswered(Failure failure) {
        Users users = cluster.newUsers(USERS);
        cluster.strictWithTokensUsedOnce();
        cluster.awaitEachReads(0, users);
        var counts = cluster.stage().provider().refreshCounts();
        int reusesBefore = counts.reuses();
        int rotationsBefore = cluster.rotations(users);
        long generationsBefore = generations(users);
        AtomicReference<Instant> gone = new AtomicReference<>();
        var behaviour = cluster.stage().provider().behaviour();
        behaviour.refreshTakes(PROVIDER, Duration.ZERO);
        behaviour.afterWork(Endpoint.TOKEN, () -> {
            failure.happenTo(cluster.line(0));
            gone.compareAndSet(null, Instant.now());
        });

        CompletableFuture<LoadReport> calls = CompletableFuture.supplyAsync(() -> cluster.eachReads(0, users));
        Await.until("the database to be away", NOTICED, () -> gone.get() != null);
        Await.until(
                "the end of the outage",
                OUTAGE.multipliedBy(2),
                () -> Instant.now().isAfter(gone.get().plus(OUTAGE)));
        LoadReport meanwhile = calls.join();
        int redeemed = cluster.rotations(users) - rotationsBefore;
        behaviour.reset();
        long healed = System.nanoTime();
        cluster.line(0).heal();
        Await.until(
                "all that the provider gave to be in the database",
                NOTICED,
                () -> cluster.stage().database().openIntents() == 0
                        && generations(users) == generationsBefore + redeemed,
                () -> "open intents: " + cluster.stage().database().openIntents() + ", stored: "
                        + (generations(users) - generationsBefore) + " of " + redeemed);
        Duration drained = Duration.ofNanos(System.nanoTime() - healed);

        Figures.say(
                "database " + failure + " for 10 s after the provider's answer",
                redeemed + " answers kept, all stored " + drained.toMillis() + " ms after its return; " + meanwhile);
        assertThat(redeemed).as("redeemed before the outage was seen").isBetween(1, 8);
        assertThat(drained).isLessThan(DRAINED);
        assertThat(meanwhile.count(Verdict.NOT_PROVISIONED))
                .as(meanwhile.failures())
                .isZero();
        assertThat(meanwhile.count(Verdict.RIGHT) + meanwhile.count(Verdict.TRY_LATER))
                .as(meanwhile.failures())
                .isEqualTo(USERS);
        cluster.strictWithTokensUsedOnce();
        cluster.awaitEachReads(0, users);
        assertThat(counts.reuses()).isEqualTo(reusesBefore);
    }

    @Test
    void nothingIsRedeemedWithoutDatabaseAndTokensInTheCacheServeUntilTheyEnd() {
        Users users = cluster.newUsers(USERS);
        Users cached = new Users(users.from(), users.from() + USERS / 2);
        Users others = new Users(cached.to(), users.to());
        // Dropped 30 s before their end: in the cache for a quarter of a minute.
        Duration inCache = Duration.ofSeconds(15);
        cluster.stage()
                .provider()
                .behaviour()
                .refresh(RefreshTerms.STRICT.withAccessTokensOf(WiredCluster.USED_ONCE.plus(inCache)));
        cluster.awaitEachReads(0, cached);
        int before = cluster.rotations(users);
        Instant filled = Instant.now();

        cluster.line(0).cut();

        LoadReport served = cluster.eachReads(0, cached);
        assertThat(served.count(Verdict.RIGHT)).as(served.failures()).isEqualTo(cached.size());
        LoadReport refused = cluster.eachReads(0, others);
        assertThat(refused.count(Verdict.TRY_LATER)).as(refused.failures()).isEqualTo(others.size());
        Await.until("/health/ready to be down", NOTICED, () -> status("/health/ready") == 503);
        assertThat(status("/health/live")).isEqualTo(200);
        Await.until(
                "the tokens to leave the cache",
                inCache.multipliedBy(2),
                () -> cluster.eachReads(0, cached).count(Verdict.TRY_LATER) == cached.size());
        Duration servedFor = Duration.between(filled, Instant.now());
        assertThat(cluster.rotations(users)).as("redeemed without a database").isEqualTo(before);

        cluster.line(0).heal();
        long healed = System.nanoTime();
        Await.until("/health/ready to be up", NOTICED, () -> status("/health/ready") == 200);
        Figures.say(
                "database away before a refresh",
                "0 redeemed; cached tokens left the cache after " + servedFor.toSeconds() + " s; ready "
                        + Duration.ofNanos(System.nanoTime() - healed).toMillis() + " ms after its return");
        cluster.awaitEachReads(0, users);
    }

    @Test
    void whatTheJournalHoldsWhenTheServerIsKilledIsStoredAtTheNextStart() {
        Users users = cluster.newUsers(8);
        cluster.strictWithTokensUsedOnce();
        var behaviour = cluster.stage().provider().behaviour();
        behaviour.refreshTakes(PROVIDER, Duration.ZERO);
        behaviour.afterWork(Endpoint.TOKEN, () -> cluster.line(0).freeze());
        int reusesBefore = cluster.stage().provider().refreshCounts().reuses();
        long generationsBefore = generations(users);

        CompletableFuture<LoadReport> calls = CompletableFuture.supplyAsync(() -> cluster.eachReads(0, users));
        Await.until(
                "the provider's answers in the journal",
                NOTICED,
                () -> cluster.rotations(users) > 0
                        && Journal.of(cluster.node(0)).answers().size() == cluster.rotations(users));
        int redeemed = cluster.rotations(users);
        cluster.node(0).kill();
        LoadReport meanwhile = calls.join();
        behaviour.reset();
        cluster.line(0).heal();
        cluster.node(0).restart();

        Await.until(
                "the journal to be stored",
                NOTICED,
                () -> cluster.stage().database().openIntents() == 0
                        && generations(users) >= generationsBefore + redeemed);
        assertThat(Journal.of(cluster.node(0)).answers()).isEmpty();
        assertThat(meanwhile.count(Verdict.NOT_PROVISIONED)).isZero();
        cluster.strictWithTokensUsedOnce();
        cluster.awaitEachReads(0, users);
        assertThat(cluster.stage().provider().refreshCounts().reuses()).isEqualTo(reusesBefore);
        Figures.say(
                "killed with answers in the journal", redeemed + " of " + redeemed + " stored at the start, 0 reuses");
    }

    /** Each commit of an answer raises its grant's by one. */
    private long generations(Users users) {
        return cluster.stage().database().number("SELECT SUM(generation) FROM offline_grant WHERE " + users.where());
    }

    private int status(String path) {
        URI url = cluster.node(0).url().resolve(path);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(url).timeout(NOTICED).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException none) {
            return 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
