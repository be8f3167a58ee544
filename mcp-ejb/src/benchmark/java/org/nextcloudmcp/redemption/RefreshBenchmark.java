package org.nextcloudmcp.redemption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.nextcloudmcp.broker.GrantRedemption;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.NewGrant;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.intent.RedemptionIntents;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.redemption.journal.FileJournal;
import org.nextcloudmcp.storage.Announcements;
import org.nextcloudmcp.storage.DatabaseSessions;
import org.nextcloudmcp.storage.NodeId;
import org.nextcloudmcp.verification.AudienceCheck;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a refresh costs beyond the provider's own time: flight, lock, reading, intent, journal, commit, by a provider that
 * answers at once. Three of these wait for the disk one after the other; beside it, what one such wait costs here.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class RefreshBenchmark {

    private static final Subject ALICE = new Subject("https://id.example.com/realms/main", "alice");
    /** As long as Keycloak's. */
    private static final String REFRESH_TOKEN = "r".repeat(800);

    private static final String ACCESS_TOKEN = "a".repeat(1500);
    private static final int RECORD = 1200;

    @Param({"hsqldb", "postgresql"})
    public String database = "hsqldb";

    private BenchmarkDatabase running;
    private BenchmarkTransactions transactions;
    private FileJournal journal;
    private FileChannel file;
    private GrantRedemption redemption;

    @Setup
    public void prepare() throws IOException {
        running = database.equals("hsqldb") ? BenchmarkDatabase.hsqldb() : BenchmarkDatabase.postgresql();
        transactions = new BenchmarkTransactions(running.dataSource());
        var random = new SecureRandom();
        var keys = KeyRing.parse("k1:" + "A".repeat(43) + "=");
        var cipher = new SecretCipher(keys, random);
        var entityManager = transactions.entityManager();
        var grants = new OfflineGrants(entityManager, cipher);
        transactions.run(() -> grants.save(new NewGrant(
                ALICE,
                new RefreshToken(REFRESH_TOKEN),
                Scopes.of("files.read"),
                "nextcloud",
                new ClientId("client"),
                Clock.systemUTC().instant(),
                Optional.empty())));
        journal = FileJournal.open(running.folder("journal"), cipher);
        var ledger = new DatabaseLedger(
                grants,
                new RedemptionIntents(entityManager),
                new RevocationOutbox(entityManager, cipher),
                new Announcements(entityManager),
                transactions);
        redemption = new GrantRedemption(
                new Ports(
                        new DatabaseLock(new DatabaseSessions(running.dataSource())),
                        ledger,
                        journal,
                        (token, scopes) -> answer(),
                        judge()),
                new Self(new NodeId(UUID.randomUUID()), UUID::randomUUID, new Fingerprints(keys)::of),
                new TokenLifetime(Duration.ofSeconds(300), Duration.ofSeconds(30)),
                new SilentAudit(),
                Clock.systemUTC(),
                random,
                RefreshBenchmark::daemon);
        file = FileChannel.open(
                running.folder("force").resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        file.write(ByteBuffer.allocate(RECORD * 200));
        file.force(true);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "redemption");
        thread.setDaemon(true);
        return thread;
    }

    private static TokenOutcome answer() {
        return new TokenOutcome.Issued(new TokenAnswer(
                new AccessToken(ACCESS_TOKEN),
                "Bearer",
                OptionalLong.of(300),
                Optional.of(new RefreshToken(REFRESH_TOKEN)),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static TokenJudge judge() {
        return new TokenJudge() {
            @Override
            public boolean asksAbout(AccessToken token) {
                return false;
            }

            @Override
            public AudienceCheck check(AccessToken token) {
                return new AudienceCheck.Confirmed(Optional.empty());
            }
        };
    }

    /** A refresh that nothing stored can stand in for. */
    @Benchmark
    public Redemption refresh() {
        var outcome = redemption.redeem(ALICE, new Occasion.Rotation(Instant.MAX));
        if (!(outcome instanceof Redemption.Redeemed)) {
            throw new IllegalStateException(outcome.toString());
        }
        return outcome;
    }

    /** One record of the journal's length written and forced to the same disk. */
    @Benchmark
    public void oneForce() throws IOException {
        file.write(ByteBuffer.allocate(RECORD), RECORD * (System.nanoTime() & 127));
        file.force(false);
    }

    @TearDown
    public void stop() throws IOException {
        file.close();
        journal.close();
        transactions.close();
        running.close();
    }
}
