package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

@DisplayName("The memory of what was found about tokens")
class VerificationMemoryTest {

    private static final Finding BAD = Finding.refused(Reason.BAD_SIGNATURE);

    private final MovableClock clock = new MovableClock();
    private final VerificationMemory memory = new VerificationMemory(clock);

    private void remember(String token, Finding finding) {
        memory.remember(new TokenHash(token), finding);
    }

    private Optional<Verification> recall(String token) {
        return memory.recall(new TokenHash(token));
    }

    private Finding good(String token) {
        return good(token, Scopes.none(), Map.of());
    }

    private Finding good(String token, Scopes scopes, Map<String, Object> claims) {
        return Finding.bySignature(new VerifiedToken(
                new AccessToken(token),
                new Subject("https://id.example.com", "alice"),
                Optional.empty(),
                scopes,
                clock.instant().plus(Duration.ofHours(1)),
                claims));
    }

    @Test
    @DisplayName("keeps all good tokens through a flood of different bad ones, of which it keeps ten thousand")
    void floodOfBadTokens() {
        IntStream.range(0, 1000).forEach(i -> remember("good-" + i, good("good-" + i)));
        IntStream.range(0, 100_000).forEach(i -> remember("bad-" + i, BAD));

        assertThat(IntStream.range(0, 1000).filter(i -> recall("good-" + i).isPresent()))
                .hasSize(1000);
        assertThat(memory.size()).isLessThanOrEqualTo(11_000);
    }

    @Test
    @DisplayName("keeps good tokens by their length, so that no number of long ones fills the heap")
    void manyLongTokens() {
        var padding = "x".repeat(16 * 1024 - 8);
        IntStream.range(0, 3000).forEach(i -> remember("long-" + i, good(padding + i)));

        assertThat(memory.size()).isBetween(900L, 1024L);
    }

    @Test
    @DisplayName(
            "keeps good tokens by their claims and scopes too: what a provider says may be much larger than the token")
    void muchSaid() {
        var text = "x".repeat(128 * 1024);
        var numbers = Collections.nCopies(4 * 1024, 7L);
        var names = IntStream.range(0, 1000).boxed().collect(Collectors.toMap(i -> "name-" + i, i -> (Object) 1.5));
        var scopes =
                Scopes.of(IntStream.range(0, 2000).mapToObj(i -> "scope-" + i).toList());

        assertThat(kept(token -> good(token, Scopes.none(), Map.of("x", text)))).isBetween(32L, 128L);
        assertThat(kept(token -> good(token, Scopes.none(), Map.of("x", numbers))))
                .isBetween(64L, 256L);
        assertThat(kept(token -> good(token, Scopes.none(), Map.of("x", Map.of("y", names)))))
                .isBetween(64L, 256L);
        assertThat(kept(token -> good(token, scopes, Map.of()))).isBetween(32L, 256L);
        assertThat(kept(token -> good(token, Scopes.none(), Map.of("x", true)))).isEqualTo(1000);
    }

    private long kept(Function<String, Finding> good) {
        var filled = new VerificationMemory(clock);
        IntStream.range(0, 1000).forEach(i -> filled.remember(new TokenHash("token-" + i), good.apply("token-" + i)));
        return filled.size();
    }

    @Test
    @DisplayName("forgets at the second, and at once what was good when it turns bad")
    void forgets() {
        remember("token", good("token"));
        clock.forward(Duration.ofSeconds(59));
        assertThat(recall("token")).isPresent();
        remember("token", BAD);
        assertThat(recall("token")).contains(BAD.verification());
        clock.forward(Duration.ofSeconds(30));
        assertThat(recall("token")).isEmpty();
    }

    @Test
    @DisplayName("lets go of good and bad tokens alike when they can be recalled no more")
    void letsGo() {
        remember("good", good("good"));
        remember("bad", BAD);
        assertThat(memory.size()).isEqualTo(2);

        clock.forward(Duration.ofSeconds(61));

        assertThat(memory.size()).isZero();
    }

    @Test
    @DisplayName("keeps nothing that the next moment may change")
    void passing() {
        remember("a", Finding.refused(Reason.UNKNOWN_KEY, Duration.ZERO));
        remember("b", Finding.refused(Reason.UNKNOWN_KEY, Duration.ofSeconds(-1)));
        remember("c", Finding.ofNothing(new Verification.ProviderUnreachable(Duration.ofSeconds(1))));
        remember("d", Finding.ofNothing(new Verification.Misconfigured()));

        assertThat(memory.size()).isZero();
    }

    @Test
    @DisplayName("keeps what may change soon until then, and no longer than anything else that is bad")
    void soon() {
        remember("a", Finding.refused(Reason.UNKNOWN_KEY, Duration.ofSeconds(10)));
        remember("b", Finding.refused(Reason.NOT_YET_VALID, Duration.ofSeconds(31)));
        clock.forward(Duration.ofSeconds(9));
        assertThat(recall("a")).isPresent();
        clock.forward(Duration.ofSeconds(1));
        assertThat(recall("a")).isEmpty();
        clock.forward(Duration.ofSeconds(19));
        assertThat(recall("b")).isPresent();
        clock.forward(Duration.ofSeconds(1));
        assertThat(recall("b")).isEmpty();
    }

    @Test
    @DisplayName("does not serve a token that has ended")
    void ended() {
        var ending = Finding.bySignature(new VerifiedToken(
                new AccessToken("token"),
                new Subject("https://id.example.com", "alice"),
                Optional.empty(),
                Scopes.none(),
                Instant.ofEpochSecond(clock.instant().getEpochSecond() + 10),
                Map.of()));
        remember("token", ending);
        clock.forward(Duration.ofSeconds(9));
        assertThat(recall("token")).contains(ending.verification());
        clock.forward(Duration.ofSeconds(1));
        assertThat(recall("token")).isEmpty();
    }
}
