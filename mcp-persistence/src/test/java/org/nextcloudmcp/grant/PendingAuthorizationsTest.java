package org.nextcloudmcp.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.grant.Grants.ALICE;
import static org.nextcloudmcp.grant.Grants.BOB;
import static org.nextcloudmcp.grant.Grants.NOON;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class PendingAuthorizationsTest {

    private static final RequestHandle LINK = new RequestHandle("handle-1");
    private static final State STATE = new State("state-1");
    private static final BrowserBinding BROWSER = new BrowserBinding("browser-1");
    private static final Instant END = NOON.plus(PendingAuthorizations.LIFETIME);
    private static final Instant LAST_MOMENT = END.minusMillis(1);
    private static final PendingAuthorization REQUEST =
            new PendingAuthorization(ALICE, new ClientId("client"), Scopes.of("openid", "notes.read"), NOON, END);
    private static final BegunAuthorization BEGUN =
            new BegunAuthorization(REQUEST, new CodeVerifier("verifier-1"), new Nonce("nonce-1"));

    @Parameter
    Vendor vendor;

    TestDatabase database;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
    }

    @Test
    void an_opened_request_is_found_by_its_link_until_it_expires() {
        assertThat(open(LINK, ALICE, NOON)).isTrue();
        assertThat(find(LINK, NOON)).isEqualTo(new Lookup.Open(REQUEST));
        assertThat(find(LINK, LAST_MOMENT)).isEqualTo(new Lookup.Open(REQUEST));
        assertThat(find(LINK, END)).isEqualTo(new Lookup.Expired());
    }

    @Test
    void another_link_is_unknown() {
        open(LINK, ALICE, NOON);
        assertThat(find(new RequestHandle("handle-2"), NOON)).isEqualTo(new Lookup.Unknown());
        assertThat(begin(new RequestHandle("handle-2"), STATE, NOON)).isEqualTo(new Lookup.Unknown());
        assertThat(decline(new RequestHandle("handle-2"), NOON)).isEqualTo(new Lookup.Unknown());
    }

    @Test
    void the_whole_way_gives_verifier_and_nonce_back_once() {
        open(LINK, ALICE, NOON);
        assertThat(begin(LINK, STATE, NOON)).isEqualTo(new Lookup.Open(REQUEST));
        assertThat(consume(STATE, BROWSER, NOON)).isEqualTo(new Consumption.Consumed(BEGUN));
        assertThat(consume(STATE, BROWSER, NOON)).isEqualTo(new Consumption.UsedState());
        assertThat(find(LINK, NOON)).isEqualTo(new Lookup.Used());
    }

    @Test
    void a_link_is_begun_once() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        assertThat(find(LINK, NOON)).isEqualTo(new Lookup.Used());
        assertThat(begin(LINK, new State("state-2"), NOON)).isEqualTo(new Lookup.Used());
        assertThat(consume(new State("state-2"), BROWSER, NOON)).isEqualTo(new Consumption.UnknownState());
        assertThat(consume(STATE, BROWSER, NOON)).isInstanceOf(Consumption.Consumed.class);
    }

    @Test
    void an_expired_link_is_neither_begun_nor_declined() {
        open(LINK, ALICE, NOON);
        assertThat(begin(LINK, STATE, END)).isEqualTo(new Lookup.Expired());
        assertThat(decline(LINK, END)).isEqualTo(new Lookup.Expired());
        assertThat(consume(STATE, BROWSER, NOON)).isEqualTo(new Consumption.UnknownState());
    }

    @Test
    void a_declined_link_is_used_up() {
        open(LINK, ALICE, NOON);
        assertThat(decline(LINK, NOON)).isEqualTo(new Lookup.Open(REQUEST));
        assertThat(decline(LINK, NOON)).isEqualTo(new Lookup.Used());
        assertThat(begin(LINK, STATE, NOON)).isEqualTo(new Lookup.Used());
        assertThat(find(LINK, NOON)).isEqualTo(new Lookup.Used());
    }

    @Test
    void a_begun_request_cannot_be_declined() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        assertThat(decline(LINK, NOON)).isEqualTo(new Lookup.Used());
        assertThat(consume(STATE, BROWSER, NOON)).isInstanceOf(Consumption.Consumed.class);
    }

    @Test
    void an_answer_is_taken_until_the_request_expires() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        assertThat(consume(STATE, BROWSER, END)).isEqualTo(new Consumption.ExpiredState());
        assertThat(consume(STATE, BROWSER, LAST_MOMENT)).isEqualTo(new Consumption.Consumed(BEGUN));
        assertThat(consume(STATE, BROWSER, END)).isEqualTo(new Consumption.UsedState());
    }

    @Test
    void a_foreign_state_is_unknown() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        assertThat(consume(new State("foreign"), BROWSER, NOON)).isEqualTo(new Consumption.UnknownState());
    }

    @Test
    void another_browser_gets_nothing_and_uses_nothing_up() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        assertThat(consume(STATE, new BrowserBinding("browser-2"), NOON)).isEqualTo(new Consumption.OtherBrowser());
        assertThat(consume(STATE, Optional.empty(), NOON)).isEqualTo(new Consumption.OtherBrowser());
        assertThat(consume(STATE, BROWSER, NOON)).isEqualTo(new Consumption.Consumed(BEGUN));
    }

    @Test
    void ten_may_be_unfinished_for_a_subject_and_no_more() {
        openTen(ALICE);
        assertThat(open(LINK, ALICE, NOON)).isFalse();
        assertThat(find(LINK, NOON)).isEqualTo(new Lookup.Unknown());
        assertThat(open(new RequestHandle("bobs"), BOB, NOON)).isTrue();
    }

    @Test
    void beginning_one_makes_no_room_but_finishing_or_declining_does() {
        openTen(ALICE);
        begin(new RequestHandle("alice-0"), STATE, NOON);
        assertThat(open(LINK, ALICE, NOON)).isFalse();
        consume(STATE, BROWSER, NOON);
        assertThat(open(LINK, ALICE, NOON)).isTrue();
        decline(new RequestHandle("alice-1"), NOON);
        assertThat(open(new RequestHandle("handle-2"), ALICE, NOON)).isTrue();
        assertThat(open(new RequestHandle("handle-3"), ALICE, NOON)).isFalse();
    }

    @Test
    void expired_requests_make_room() {
        openTen(ALICE);
        assertThat(open(LINK, ALICE, LAST_MOMENT)).isFalse();
        assertThat(open(LINK, ALICE, END)).isTrue();
    }

    @Test
    void expired_requests_lose_their_secrets_at_once_and_are_forgotten_a_day_later() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        open(new RequestHandle("handle-2"), ALICE, END);
        begin(new RequestHandle("handle-2"), new State("state-2"), END);
        assertThat(sealedValues()).isEqualTo(4);

        assertThat(removeExpired(END)).isZero();
        assertThat(sealedValues()).isEqualTo(2);
        assertThat(consume(STATE, BROWSER, END)).isEqualTo(new Consumption.ExpiredState());

        var forgotten = END.plus(PendingAuthorizations.REMEMBERED);
        assertThat(removeExpired(forgotten.minusMillis(1))).isZero();
        assertThat(removeExpired(forgotten)).isEqualTo(1);
        assertThat(consume(STATE, BROWSER, forgotten)).isEqualTo(new Consumption.UnknownState());
        assertThat(find(LINK, forgotten)).isEqualTo(new Lookup.Unknown());
    }

    @Test
    void a_consumed_request_keeps_no_secret() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        consume(STATE, BROWSER, NOON);
        assertThat(sealedValues()).isZero();
    }

    @Test
    void within_one_transaction_each_step_sees_the_one_before() {
        database.run(entityManager -> {
            var pending = new PendingAuthorizations(entityManager, Secrets.CIPHER);
            pending.open(LINK, authorization(ALICE), NOON);
            assertThat(pending.find(LINK, NOON)).isInstanceOf(Lookup.Open.class);
            pending.begin(LINK, STATE, BROWSER, BEGUN.verifier(), BEGUN.nonce(), NOON);
            assertThat(pending.find(LINK, NOON)).isEqualTo(new Lookup.Used());
            assertThat(pending.consume(STATE, Optional.of(BROWSER), NOON)).isEqualTo(new Consumption.Consumed(BEGUN));
            assertThat(pending.consume(STATE, Optional.of(BROWSER), NOON)).isEqualTo(new Consumption.UsedState());
        });
    }

    @Test
    void of_clicks_at_once_one_begins_and_its_state_alone_is_known() {
        open(LINK, ALICE, NOON);
        var number = new AtomicInteger();
        var winners = database.race(8, entityManager -> {
            var mine = new State("state-" + number.incrementAndGet());
            var outcome = new PendingAuthorizations(entityManager, Secrets.CIPHER)
                    .begin(LINK, mine, BROWSER, BEGUN.verifier(), BEGUN.nonce(), NOON);
            return outcome instanceof Lookup.Open ? Optional.of(mine) : Optional.<State>empty();
        });
        var known = winners.stream().flatMap(Optional::stream).toList();
        assertThat(known).hasSize(1);
        assertThat(consume(known.get(0), BROWSER, NOON)).isInstanceOf(Consumption.Consumed.class);
    }

    @Test
    void of_continue_and_decline_at_once_one_wins() {
        open(LINK, ALICE, NOON);
        var number = new AtomicInteger();
        var outcomes = database.race(8, entityManager -> {
            var pending = new PendingAuthorizations(entityManager, Secrets.CIPHER);
            var mine = number.incrementAndGet();
            return mine % 2 == 0
                    ? pending.decline(LINK, NOON)
                    : pending.begin(LINK, new State("state-" + mine), BROWSER, BEGUN.verifier(), BEGUN.nonce(), NOON);
        });
        assertThat(outcomes).filteredOn(Lookup.Open.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Lookup.Used()::equals).hasSize(7);
    }

    @Test
    void of_answers_at_once_one_is_taken() {
        open(LINK, ALICE, NOON);
        begin(LINK, STATE, NOON);
        var outcomes = database.race(
                8,
                entityManager -> new PendingAuthorizations(entityManager, Secrets.CIPHER)
                        .consume(STATE, Optional.of(BROWSER), NOON));
        assertThat(outcomes).filteredOn(new Consumption.Consumed(BEGUN)::equals).hasSize(1);
        assertThat(outcomes).filteredOn(new Consumption.UsedState()::equals).hasSize(7);
    }

    @Test
    void of_requests_opened_at_once_no_more_than_ten_are_let_in() {
        var number = new AtomicInteger();
        var outcomes = database.race(
                16,
                entityManager -> new PendingAuthorizations(entityManager, Secrets.CIPHER)
                        .open(new RequestHandle("handle-" + number.incrementAndGet()), authorization(ALICE), NOON));
        assertThat(outcomes).filteredOn(opened -> opened).hasSize(PendingAuthorizations.MOST_OPEN_PER_SUBJECT);
    }

    private void openTen(Subject subject) {
        for (var number = 0; number < PendingAuthorizations.MOST_OPEN_PER_SUBJECT; number++) {
            assertThat(open(new RequestHandle(subject.sub() + "-" + number), subject, NOON))
                    .isTrue();
        }
    }

    private static NewAuthorization authorization(Subject subject) {
        return new NewAuthorization(subject, REQUEST.client(), REQUEST.scopes());
    }

    private boolean open(RequestHandle handle, Subject subject, Instant now) {
        return call(pending -> pending.open(handle, authorization(subject), now));
    }

    private Lookup find(RequestHandle handle, Instant now) {
        return call(pending -> pending.find(handle, now));
    }

    private Lookup begin(RequestHandle handle, State state, Instant now) {
        return call(pending -> pending.begin(handle, state, BROWSER, BEGUN.verifier(), BEGUN.nonce(), now));
    }

    private Lookup decline(RequestHandle handle, Instant now) {
        return call(pending -> pending.decline(handle, now));
    }

    private Consumption consume(State state, BrowserBinding browser, Instant now) {
        return consume(state, Optional.of(browser), now);
    }

    private Consumption consume(State state, Optional<BrowserBinding> browser, Instant now) {
        return call(pending -> pending.consume(state, browser, now));
    }

    private int removeExpired(Instant now) {
        return call(pending -> pending.removeExpired(now));
    }

    private long sealedValues() {
        return database.allColumns().stream()
                .filter(value -> value.startsWith("test:"))
                .count();
    }

    private <T> T call(Function<PendingAuthorizations, T> work) {
        return database.inTransaction(
                entityManager -> work.apply(new PendingAuthorizations(entityManager, Secrets.CIPHER)));
    }
}
