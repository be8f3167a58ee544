package org.nextcloudmcp.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.LocalDatabase;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.keys.ReencryptionProgress.State;
import org.nextcloudmcp.resealing.Resealing;
import org.nextcloudmcp.resealing.SealedValues;
import org.nextcloudmcp.settings.SettingFault;

class KeyWatchTest {

    /** The bench's own key. */
    private static final String K1 = "k1:" + key(0);

    private static final String K2 = "k2:" + key(2);

    private final Bench bench = new Bench();
    private final KeysInForce inForce = new KeysInForce(bench.configuration);
    private final SecretCipher cipher = new SecretCipher(inForce, bench.random);
    private final SealedValues values = new SealedValues(LocalDatabase.dataSource());
    private final List<Thread> threads = new ArrayList<>();
    private final Reencryption reencryption = new Reencryption(
            values, new Resealing(LocalDatabase.dataSource(), cipher), inForce, this::thread, bench.clock);
    private Map<String, Long> journal = Map.of();
    private int sealedAnew;
    private final KeyUse use = new KeyUse(values, List.of(new Journal()));
    private Optional<String> setting = Optional.of(K1);
    private final KeyWatch watch =
            new KeyWatch(bench.configuration, key -> setting, inForce, use, reencryption, bench.audit);

    @BeforeEach
    void aGrantSealedByTheFirstKey() {
        bench.grant(Bench.ALICE);
    }

    @Test
    void with_all_keys_that_values_need_the_server_starts() {
        look(K1);
        assertThat(bench.configuration.usable()).isTrue();
        assertThat(watch.refused()).isEmpty();
        assertThat(reencryption.progress().state()).isEqualTo(State.IDLE);
    }

    @Test
    void without_a_key_that_values_need_the_start_is_refused_with_their_number() {
        look(K2);
        assertThat(bench.configuration.usable()).isFalse();
        assertThat(bench.configuration.faults())
                .singleElement()
                .extracting(SettingFault::sentence)
                .asString()
                .startsWith("ENCRYPTION_KEYS (encryption.keys) lacks k1: 1 value needs k1.");
    }

    @Test
    void a_start_that_was_refused_succeeds_as_soon_as_the_key_is_put_back() {
        look(K2);
        look(K2 + "," + K1);
        assertThat(bench.configuration.usable()).isTrue();
        assertThat(inForce.get().sealingKeyId()).isEqualTo("k2");
        assertOpensWith(K2);
    }

    @Test
    void a_new_first_key_is_taken_over_while_running_and_everything_is_sealed_anew() throws Exception {
        look(K1);
        look(K2 + "," + K1);
        assertThat(inForce.get().keyIds()).containsExactly("k2", "k1");
        assertThat(reencryption.progress().state()).isEqualTo(State.DONE);
        assertThat(values.countByKey()).isEqualTo(Map.of("k2", 1L));
        look(K2);
        assertThat(inForce.get().keyIds()).containsExactly("k2");
        assertOpensWith(K2);
    }

    @Test
    void a_key_in_use_cannot_be_taken_away_while_running() {
        look(K1);
        look(K2);
        assertThat(inForce.get().keyIds()).containsExactly("k1");
        assertThat(bench.configuration.usable()).isTrue();
        assertThat(watch.refused().orElseThrow().problem()).isEqualTo("lacks k1: 1 value needs k1");
        assertOpensWith(K1);
        look(K1);
        assertThat(watch.refused()).isEmpty();
    }

    @Test
    void a_key_that_the_journal_needs_cannot_be_taken_away() {
        look(K2 + "," + K1);
        journal = Map.of("k1", 3L);
        look(K2);
        assertThat(watch.refused().orElseThrow().problem()).isEqualTo("lacks k1: 3 values need k1");
        journal = Map.of();
        look(K2);
        assertThat(inForce.get().keyIds()).containsExactly("k2");
    }

    @Test
    void another_key_under_the_same_id_is_refused() {
        look(K1);
        look("k1:" + key(9));
        assertThat(watch.refused().orElseThrow().problem()).contains("another key than before under the id k1");
        assertOpensWith(K1);
    }

    @Test
    void a_setting_that_cannot_be_read_changes_nothing() {
        look(K1);
        look("k1:half-a-key");
        assertThat(inForce.get().keyIds()).containsExactly("k1");
        assertThat(watch.refused().orElseThrow().sentence()).doesNotContain("half-a-key");
        setting = Optional.empty();
        watch.look();
        assertThat(inForce.get().keyIds()).containsExactly("k1");
    }

    @Test
    void an_administrator_sees_the_keys_and_what_each_has_sealed() {
        look(K1);
        var room = new KeyRoom(bench.configuration, inForce, use);
        assertThat(room.keys().orElseThrow()).containsExactly(new KeyStanding("k1", true, true, 1));
        look(K1 + "," + K2);
        assertThat(room.keys().orElseThrow())
                .containsExactly(new KeyStanding("k1", true, true, 1), new KeyStanding("k2", false, true, 0));
    }

    @Test
    void a_key_that_is_missing_is_shown_with_what_it_has_sealed() {
        look(K2);
        assertThat(new KeyRoom(bench.configuration, inForce, use).keys().orElseThrow())
                .containsExactly(new KeyStanding("k1", false, false, 1));
    }

    @Test
    void the_journal_is_sealed_anew_whenever_a_ring_comes_into_force() {
        look(K1);
        assertThat(sealedAnew).isZero();
        journal = Map.of("k1", 1L);
        look(K2 + "," + K1);
        assertThat(sealedAnew).isEqualTo(1);
    }

    private final class Journal implements SealedElsewhere {
        @Override
        public Map<String, Long> countByKey() {
            return journal;
        }

        @Override
        public void sealAnew() {
            sealedAnew++;
        }
    }

    private void look(String keys) {
        setting = Optional.of(keys);
        watch.look();
        threads.forEach(KeyWatchTest::joined);
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work);
        threads.add(thread);
        return thread;
    }

    private static void joined(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertOpensWith(String keys) {
        var grants =
                new OfflineGrants(bench.database.entityManager(), new SecretCipher(KeyRing.parse(keys), bench.random));
        assertThat(bench.database
                        .call(() -> grants.find(Bench.ALICE))
                        .orElseThrow()
                        .refreshToken()
                        .value())
                .isEqualTo("refresh-0");
    }

    private static String key(int filler) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filler);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
