package org.nextcloudmcp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.TokenLifetime;

@DisplayName("The cache of Nextcloud tokens")
class AccessTokenCacheTest {

    private static final Scopes BOTH = Scopes.of("files.read", "notes.read");
    private final MovableClock clock = new MovableClock();
    private final AccessTokenCache cache = new AccessTokenCache(
            "nextcloud", new TokenLifetime(Duration.ofSeconds(300), Duration.ofSeconds(30)), clock);

    @Test
    void servesATokenUntilThirtySecondsBeforeItsEnd() {
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(100));
        clock.forward(Duration.ofSeconds(69));
        assertThat(cache.find(ALICE, BOTH)).isPresent();
        clock.forward(Duration.ofSeconds(1));
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
    }

    @Test
    void servesNoTokenForLongerThanItsTtl() {
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(86_400));
        clock.forward(Duration.ofSeconds(300));
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
    }

    @Test
    void keepsNoTokenThatLivesThirtySecondsOrLess() {
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(30));
        cache.put(cache.stamp(BOB), BOB, BOTH, token(0));
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
        assertThat(cache.find(BOB, BOTH)).isEmpty();
    }

    @Test
    void answersOnlyCallsThatTheGrantedScopesCover() {
        cache.put(cache.stamp(ALICE), ALICE, Scopes.of("files.read"), token(100));
        assertThat(cache.find(ALICE, Scopes.of("files.read"))).isPresent();
        assertThat(cache.find(ALICE, Scopes.none())).isPresent();
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
    }

    @Test
    void neverAnswersOneSubjectWithTheTokenOfAnother() {
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(100));
        assertThat(cache.find(BOB, BOTH)).isEmpty();
        assertThat(cache.find(new Subject("https://other.example", ALICE.sub()), BOTH))
                .as("the same sub at another issuer is another user")
                .isEmpty();
    }

    @Test
    void forgetsADroppedSubjectAndNoOther() {
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(100));
        cache.put(cache.stamp(BOB), BOB, BOTH, token(100));
        cache.drop(ALICE);
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
        assertThat(cache.find(BOB, BOTH)).isPresent();
    }

    @Test
    void aCallThatOvertakesARevocationDoesNotPutItsTokenBack() {
        var beforeTheGrantWasRead = cache.stamp(ALICE);
        cache.drop(ALICE);
        cache.put(beforeTheGrantWasRead, ALICE, BOTH, token(100));
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
    }

    @Test
    void aCallThatOvertakesAnEpochDoesNotPutItsTokenBack() {
        var beforeTheGrantWasRead = cache.stamp(ALICE);
        cache.dropAll();
        cache.put(beforeTheGrantWasRead, ALICE, BOTH, token(100), 1);
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
        assertThat(cache.holds(beforeTheGrantWasRead, ALICE)).isFalse();
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(100), 1);
        assertThat(cache.find(ALICE, BOTH)).isPresent();
    }

    @Test
    void aDropOfOneDoesNotKeepAnotherFromBeingPut() {
        var stamp = cache.stamp(ALICE);
        cache.drop(BOB);
        cache.put(stamp, ALICE, BOTH, token(100), 1);
        assertThat(cache.find(ALICE, BOTH)).isPresent();
    }

    @Test
    void aTokenOfAnOlderGenerationDoesNotTakeTheNewerOnesPlace() {
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(100), 2);
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(90), 1);
        assertThat(cache.find(ALICE, BOTH)).contains(token(100));
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(80), 3);
        assertThat(cache.find(ALICE, BOTH)).contains(token(80));
        assertThat(cache.generations()).containsEntry(ALICE, 3L);
    }

    @Test
    void dropsWhatIsOlderThanAGenerationAndNothingElse() {
        cache.put(cache.stamp(ALICE), ALICE, BOTH, token(100), 2);
        cache.dropBefore(ALICE, 2);
        assertThat(cache.find(ALICE, BOTH)).isPresent();
        cache.dropBefore(ALICE, 3);
        assertThat(cache.find(ALICE, BOTH)).isEmpty();
    }

    private NextcloudToken token(long seconds) {
        return new NextcloudToken(new AccessToken("a-token"), clock.instant().plusSeconds(seconds));
    }
}
