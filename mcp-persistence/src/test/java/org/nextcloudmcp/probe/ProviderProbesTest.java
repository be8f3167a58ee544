package org.nextcloudmcp.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.probe.ProviderProbes.LIFETIME;
import static org.nextcloudmcp.probe.ProviderProbes.LONGEST_SILENCE;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class ProviderProbesTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Scopes SCOPES = Scopes.of("files.read", "notes.read");
    private static final RequestHandle LINK = new RequestHandle("handle-of-probe-1");
    private static final RequestHandle SECOND_LINK = new RequestHandle("handle-of-probe-2");
    private static final State STATE = new State("state-of-probe-1");
    private static final BrowserBinding BROWSER = new BrowserBinding("browser-of-probe-1");
    private static final CodeVerifier VERIFIER = new CodeVerifier("verifier-of-probe-1");
    private static final Nonce NONCE = new Nonce("nonce-of-probe-1");

    @Parameter
    Vendor vendor;

    TestDatabase database;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
    }

    @Test
    void the_whole_way_gives_verifier_and_nonce_back_once() {
        open(LINK, NOON);
        assertThat(begin(LINK, STATE, NOON)).isInstanceOf(ProbeLink.Usable.class);
        assertThat(begin(LINK, new State("another"), NOON)).isEqualTo(new ProbeLink.Used());
        assertThat(consume(Optional.of(BROWSER), NOON)).isInstanceOfSatisfying(ProbeReturn.Consumed.class, consumed -> {
            assertThat(consumed.verifier()).isEqualTo(VERIFIER);
            assertThat(consumed.nonce()).isEqualTo(NONCE);
            assertThat(consumed.probe().patience()).isEqualTo(PATIENCE);
            assertThat(consumed.probe().scopes()).isEqualTo(SCOPES);
        });
        assertThat(consume(Optional.of(BROWSER), NOON)).isEqualTo(new ProbeReturn.UsedState());
        assertThat(latest().phase()).isEqualTo(ProbePhase.MEASURING);
    }

    @Test
    void of_browsers_at_once_one_begins_and_of_answers_at_once_one_is_taken() {
        open(LINK, NOON);
        assertThat(database.race(
                        8, entityManager -> probes(entityManager).begin(LINK, STATE, BROWSER, VERIFIER, NONCE, NOON)))
                .filteredOn(ProbeLink.Usable.class::isInstance)
                .hasSize(1);
        assertThat(database.race(8, entityManager -> probes(entityManager).consume(STATE, Optional.of(BROWSER), NOON)))
                .filteredOn(ProbeReturn.Consumed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void an_answer_in_another_browser_is_not_taken_and_uses_nothing_up() {
        open(LINK, NOON);
        begin(LINK, STATE, NOON);
        assertThat(consume(Optional.of(new BrowserBinding("other")), NOON)).isEqualTo(new ProbeReturn.OtherBrowser());
        assertThat(consume(Optional.empty(), NOON)).isEqualTo(new ProbeReturn.OtherBrowser());
        assertThat(consume(Optional.of(BROWSER), NOON)).isInstanceOf(ProbeReturn.Consumed.class);
    }

    @Test
    void after_ten_minutes_neither_link_nor_answer_is_taken() {
        open(LINK, NOON);
        assertThat(find(LINK, NOON.plus(LIFETIME).minusMillis(1))).isInstanceOf(ProbeLink.Usable.class);
        assertThat(find(LINK, NOON.plus(LIFETIME))).isEqualTo(new ProbeLink.Expired());
        assertThat(begin(LINK, STATE, NOON.plus(LIFETIME))).isEqualTo(new ProbeLink.Expired());
        begin(LINK, STATE, NOON);
        assertThat(consume(Optional.of(BROWSER), NOON.plus(LIFETIME))).isEqualTo(new ProbeReturn.ExpiredState());
    }

    @Test
    void unknown_links_and_states_are_unknown() {
        assertThat(find(LINK, NOON)).isEqualTo(new ProbeLink.Unknown());
        assertThat(consume(Optional.of(BROWSER), NOON)).isEqualTo(new ProbeReturn.UnknownState());
    }

    @Test
    void a_second_sign_in_has_a_link_of_its_own_and_keeps_what_was_found() {
        var id = open(LINK, NOON).orElseThrow().id();
        begin(LINK, STATE, NOON);
        consume(Optional.of(BROWSER), NOON);
        var later = NOON.plusSeconds(5);
        assertThat(done(probes -> probes.again(id, SECOND_LINK, "{\"found\":1}", later)))
                .isTrue();
        assertThat(find(LINK, later)).isEqualTo(new ProbeLink.Unknown());
        assertThat(begin(SECOND_LINK, new State("state-2"), later))
                .isInstanceOfSatisfying(ProbeLink.Usable.class, link -> {
                    assertThat(link.probe().signIn()).isEqualTo(2);
                    assertThat(link.probe().findings()).isEqualTo("{\"found\":1}");
                    assertThat(link.probe().expiresAt()).isEqualTo(later.plus(LIFETIME));
                });
    }

    @Test
    void a_new_probe_takes_the_place_of_one_that_waits_but_not_of_one_that_measures() {
        open(LINK, NOON);
        open(SECOND_LINK, NOON);
        assertThat(find(LINK, NOON)).isEqualTo(new ProbeLink.Used());
        begin(SECOND_LINK, STATE, NOON);
        consume(Optional.of(BROWSER), NOON);
        assertThat(open(new RequestHandle("third"), NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void of_probes_opened_at_once_one_waits_in_the_end() {
        database.race(
                4,
                entityManager -> probes(entityManager)
                        .open(
                                new RequestHandle(
                                        "handle-" + Thread.currentThread().getId()),
                                SCOPES,
                                PATIENCE,
                                NOON));
        assertThat(count("phase = 'OPEN'")).isEqualTo(1);
    }

    @Test
    void a_measurement_whose_node_is_gone_is_interrupted_and_makes_room() {
        var id = open(LINK, NOON).orElseThrow().id();
        begin(LINK, STATE, NOON);
        consume(Optional.of(BROWSER), NOON);
        var seen = NOON.plusSeconds(30);
        assertThat(done(probes -> probes.step(id, "waiting", seen))).isTrue();
        database.run(entityManager ->
                probes(entityManager).tidy(seen.plus(LONGEST_SILENCE).minusMillis(1)));
        assertThat(latest().phase()).isEqualTo(ProbePhase.MEASURING);
        database.run(entityManager -> probes(entityManager).tidy(seen.plus(LONGEST_SILENCE)));
        assertThat(latest().outcome()).contains("INTERRUPTED");
        assertThat(done(probes -> probes.step(id, "still here", seen.plusSeconds(300))))
                .isFalse();
        assertThat(open(SECOND_LINK, seen.plusSeconds(300))).isPresent();
    }

    @Test
    void what_waited_in_vain_ends_and_its_secrets_are_erased() {
        open(LINK, NOON);
        begin(LINK, STATE, NOON);
        database.run(entityManager -> probes(entityManager).tidy(NOON.plus(LIFETIME)));
        assertThat(latest().outcome()).contains("LINK_EXPIRED");
        assertThat(count("verifier_sealed IS NOT NULL")).isZero();
    }

    @Test
    void only_the_newest_results_are_kept() {
        for (var number = 0; number < ProviderProbes.KEPT + 5; number++) {
            open(new RequestHandle("handle-" + number), NOON);
        }
        database.run(entityManager -> probes(entityManager).tidy(NOON));
        assertThat(count("1 = 1")).isEqualTo(ProviderProbes.KEPT);
    }

    @Test
    void nothing_secret_is_in_the_database_in_clear() {
        open(LINK, NOON);
        begin(LINK, STATE, NOON);
        assertThat(database.allColumns())
                .noneMatch(value -> value.contains(LINK.value())
                        || value.contains(STATE.value())
                        || value.contains(BROWSER.value())
                        || value.contains(VERIFIER.value())
                        || value.contains(NONCE.value()));
    }

    private Optional<ProbeRecord> open(RequestHandle handle, Instant now) {
        return change(probes -> probes.open(handle, SCOPES, PATIENCE, now));
    }

    private ProbeLink find(RequestHandle handle, Instant now) {
        return change(probes -> probes.find(handle, now));
    }

    private ProbeLink begin(RequestHandle handle, State state, Instant now) {
        return change(probes -> probes.begin(handle, state, BROWSER, VERIFIER, NONCE, now));
    }

    private ProbeReturn consume(Optional<BrowserBinding> browser, Instant now) {
        return change(probes -> probes.consume(STATE, browser, now));
    }

    private ProbeRecord latest() {
        return change(ProviderProbes::latest).orElseThrow();
    }

    private boolean done(Predicate<ProviderProbes> work) {
        return change(work::test);
    }

    private long count(String condition) {
        Number number = database.inTransaction(entityManager -> (Number) entityManager
                .createNativeQuery("SELECT COUNT(*) FROM provider_probe WHERE " + condition)
                .getSingleResult());
        return number.longValue();
    }

    private <T> T change(Function<ProviderProbes, T> work) {
        return database.inTransaction(entityManager -> work.apply(probes(entityManager)));
    }

    private static ProviderProbes probes(EntityManager entityManager) {
        return new ProviderProbes(entityManager, Secrets.CIPHER);
    }
}
