package org.nextcloudmcp.redemption.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Answered;
import org.nextcloudmcp.redemption.JournalException;

@DisplayName("The journal of answers")
@Timeout(60)
class FileJournalTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    Path folder;

    private final SecretCipher cipher = cipher("k1", 1);

    @Test
    void stillHasAfterARestartWhatWasNotDone() throws IOException {
        var answer = answer(ALICE, 7, "rt-1");
        try (var journal = open()) {
            journal.append(answer);
        }
        try (var journal = open()) {
            assertThat(journal.entries()).containsExactly(answer);
            assertThat(journal.entriesOf(ALICE)).containsExactly(answer);
            assertThat(journal.entriesOf(BOB)).isEmpty();
        }
    }

    @Test
    void hasForgottenAfterARestartWhatWasDone() throws IOException {
        var done = answer(ALICE, 7, "rt-1");
        var open = answer(BOB, 8, "rt-2");
        try (var journal = open()) {
            journal.append(done);
            journal.append(open);
            journal.done(done.intentId());
        }
        try (var journal = open()) {
            assertThat(journal.entries()).containsExactly(open);
        }
    }

    @Test
    void keepsAnAnswerThroughAnyNumberOfRestarts() throws IOException {
        var answer = answer(ALICE, 7, "rt-1");
        try (var journal = open()) {
            journal.append(answer);
        }
        for (int restart = 0; restart < 3; restart++) {
            try (var journal = open()) {
                journal.append(answer(BOB, restart, "rt"));
                journal.entriesOf(BOB).forEach(other -> journal.done(other.intentId()));
            }
        }
        try (var journal = open()) {
            assertThat(journal.entries()).containsExactly(answer);
            journal.done(answer.intentId());
            journal.done(answer.intentId());
        }
        try (var journal = open()) {
            assertThat(journal.entries()).isEmpty();
            assertThat(segments()).as("files in which everything is done").hasSize(1);
        }
    }

    @Test
    void endsWhereACrashHasTornIt() throws IOException {
        var whole = answer(ALICE, 7, "rt-1");
        var torn = answer(BOB, 8, "rt-2");
        try (var journal = open()) {
            journal.append(whole);
            journal.append(torn);
        }
        var file = segments().get(0);
        var bytes = Files.readAllBytes(file);
        var end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        // Whatever part of the last record did not reach the disk, zeros are there instead of it.
        for (int lost = 1; lost < 300; lost += 13) {
            var cut = bytes.clone();
            Arrays.fill(cut, end - lost, end, (byte) 0);
            Files.write(file, cut);
            try (var journal = open()) {
                assertThat(journal.entries()).containsExactly(whole);
            }
            segments().stream().filter(other -> !other.equals(file)).forEach(FileJournalTest::delete);
        }
    }

    @Test
    void saysNothingInTheClearButTheIntentAndWhose() throws IOException {
        var answer = answer(ALICE, 7, "a-very-secret-refresh-token");
        try (var journal = open()) {
            journal.append(answer);
        }
        var file = Files.readString(segments().get(0), StandardCharsets.ISO_8859_1);
        assertThat(file).contains(answer.intentId().toString(), ALICE.sub());
        assertThat(file).doesNotContain("a-very-secret", "the-access-token", "refresh\"");
        assertThat(answer.toString()).doesNotContain("a-very-secret", "the-access-token");
    }

    @Test
    void aRecordMovedToAnotherIntentUserOrGenerationDoesNotOpen() throws IOException {
        var seal = new AnswerSeal(cipher);
        var kept = seal.sealed(answer(ALICE, 7, "rt-1"));
        assertThat(seal.opened(kept).tokens().refreshToken()).contains(new RefreshToken("rt-1"));
        for (var moved : List.of(
                new AnswerRecord(UUID.randomUUID(), ALICE, 7, kept.sealed()),
                new AnswerRecord(kept.intentId(), BOB, 7, kept.sealed()),
                new AnswerRecord(kept.intentId(), ALICE, 8, kept.sealed()))) {
            assertThatThrownBy(() -> seal.opened(moved)).hasMessageContaining("does not open");
        }
    }

    @Test
    void whatNoKeyOpensStaysAndKeepsItsGrantFromBeingRedeemed() throws IOException {
        var answer = answer(ALICE, 7, "rt-1");
        try (var journal = open()) {
            journal.append(answer);
        }
        try (var journal = FileJournal.open(folder, cipher("k2", 2))) {
            assertThat(journal.entries()).isEmpty();
            assertThat(journal.bars(ALICE, 7)).isTrue();
            assertThat(journal.bars(ALICE, 8)).isFalse();
            assertThat(journal.bars(BOB, 7)).isFalse();
            assertThat(journal.keys()).containsOnlyKeys("k1");
            journal.rewrite();
        }
        try (var journal = open()) {
            assertThat(journal.entries()).containsExactly(answer);
        }
    }

    @Test
    void sealsAllAnewByTheFirstKey() throws IOException {
        var answer = answer(ALICE, 7, "rt-1");
        try (var journal = open()) {
            journal.append(answer);
        }
        var both = new SecretCipher(KeyRing.parse("k2:" + key(2) + ",k1:" + key(1)), new SecureRandom());
        try (var journal = FileJournal.open(folder, both)) {
            assertThat(journal.keys()).containsOnlyKeys("k1");
            journal.rewrite();
            assertThat(journal.keys()).containsOnlyKeys("k2");
            assertThat(segments()).hasSize(1);
        }
        try (var journal = FileJournal.open(folder, cipher("k2", 2))) {
            assertThat(journal.entries()).containsExactly(answer);
        }
    }

    @Test
    void doesNotGrowWithWhatIsDone() throws IOException {
        try (var journal = open()) {
            for (int n = 0; n < 2_000; n++) {
                var answer = answer(ALICE, n, "rt-" + n);
                journal.append(answer);
                journal.done(answer.intentId());
            }
            assertThat(segments()).hasSizeLessThanOrEqualTo(2);
            assertThat(journal.entries()).isEmpty();
        }
    }

    @Test
    void losesNothingThatManyWriteAtOnce() throws Exception {
        var answers = IntStream.range(0, 200)
                .mapToObj(n -> answer(ALICE, n, "rt-" + n))
                .toList();
        var threads = Executors.newFixedThreadPool(8);
        try (var journal = open()) {
            var writes = new ArrayList<Future<?>>();
            answers.forEach(answer -> writes.add(threads.submit(() -> journal.append(answer))));
            for (var write : writes) {
                write.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (var journal = open()) {
            assertThat(journal.entries()).containsExactlyInAnyOrderElementsOf(answers);
        }
    }

    @Test
    void isNotReadyForMoreThanItCanHold() throws IOException {
        try (var journal = open()) {
            for (int n = 0; n < FileJournal.MOST; n++) {
                assertThat(journal.ready()).isTrue();
                journal.append(answer(ALICE, n, "rt-" + n));
            }
            assertThat(journal.ready()).isFalse();
            journal.done(journal.entries().get(0).intentId());
            assertThat(journal.ready()).isTrue();
        }
    }

    @Test
    void keepsInMemoryWhatTheDiskDoesNotTakeAndPutsItThereLater() throws IOException {
        var answer = answer(ALICE, 7, "rt-1");
        try (var journal = open()) {
            journal.close();
            assertThatThrownBy(() -> journal.append(answer)).isInstanceOf(JournalException.class);
            assertThat(journal.entries()).containsExactly(answer);
            assertThat(journal.ready()).as("as soon as the disk takes it again").isTrue();
        }
        try (var journal = open()) {
            assertThat(journal.entries()).containsExactly(answer);
        }
    }

    @Test
    void isNotHarmedByAnInterrupt() throws IOException {
        try (var journal = open()) {
            Thread.currentThread().interrupt();
            journal.append(answer(ALICE, 7, "rt-1"));
            assertThat(Thread.interrupted()).as("the interrupt is still noted").isTrue();
            journal.append(answer(BOB, 8, "rt-2"));
            assertThat(journal.ready()).isTrue();
        }
    }

    @Test
    void belongsToOneServerWhoseNameIsTheSameAfterARestart() throws IOException {
        var path = folder.resolve("redemption");
        var first = NodeFolder.open(path);
        assertThatThrownBy(() -> NodeFolder.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("uses the folder");
        first.close();
        try (var second = NodeFolder.open(path)) {
            assertThat(second.node()).isEqualTo(first.node());
        }
        assertThat(path.resolve("node-id")).hasContent(first.node().toString());
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(folder, cipher);
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Answered answer(Subject subject, long generation, String refreshToken) {
        var accessToken = new StoredAccessToken(new AccessToken("the-access-token"), NOW.plusSeconds(300));
        var tokens = new RotatedTokens(
                Optional.of(new RefreshToken(refreshToken)),
                Optional.of(accessToken),
                Optional.of(NOW.plusSeconds(900)));
        return new Answered(UUID.randomUUID(), subject, generation, NOW.minusSeconds(60), tokens, NOW);
    }

    private static SecretCipher cipher(String id, int seed) {
        return new SecretCipher(KeyRing.parse(id + ":" + key(seed)), new SecureRandom());
    }

    private static String key(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
