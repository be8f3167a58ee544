package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.Redemption;

/** Those who call, revoke and consent, and who look closely at what they get. */
final class Users {

    /** A caller waits 10 s; to be told so takes a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(11);

    private final Scheduler scheduler;
    private final StrictProvider provider;
    private final SimulatedDatabase database;
    private final Map<StrictProvider.Family, Instant> revoked = new HashMap<>();
    private final Set<StrictProvider.Family> ended = new HashSet<>();
    private final Map<Subject, AccessToken> lastSeen = new HashMap<>();
    int answers;
    int served;

    Users(Scheduler scheduler, StrictProvider provider, SimulatedDatabase database) {
        this.scheduler = scheduler;
        this.provider = provider;
        this.database = database;
    }

    /** The user goes through the provider's consent page. */
    void consent(Subject subject) {
        scheduler.step("consent of " + subject.sub());
        var before = end(subject);
        database.consent(subject, provider.consent(subject));
        scheduler.step("grant of " + subject.sub());
        before.ifPresent(gone -> revoked.put(gone, scheduler.now()));
    }

    /** The user takes the grant back; from the moment this returns nothing is issued on its strength. */
    void revoke(Subject subject) {
        scheduler.step("revocation by " + subject.sub());
        var family = end(subject);
        database.revoke(subject);
        scheduler.step(subject.sub() + " is revoked");
        family.ifPresent(gone -> revoked.put(gone, scheduler.now()));
    }

    private Optional<StrictProvider.Family> end(Subject subject) {
        var family = database.find(subject).map(grant -> provider.family(grant.refreshToken()));
        family.ifPresent(ended::add);
        return family;
    }

    /** Lets a token pass to the provider's revocation, if it is of a grant that its user has ended. */
    RefreshToken ended(RefreshToken token) {
        require(ended.contains(provider.family(token)), token.value() + " is revoked, though its user did not ask");
        return token;
    }

    /** Why this call needs a token. */
    Occasion occasion(Subject subject) {
        var refused = Optional.ofNullable(lastSeen.get(subject));
        return switch (scheduler.random.nextInt(8)) {
            case 0 -> new Occasion.Rotation(scheduler.now());
            case 1 -> new Occasion.Narrow(Scopes.of("files.read"));
            case 2, 3 -> refused.<Occasion>map(Occasion.TokenRefused::new).orElseGet(Occasion.Call::new);
            default -> new Occasion.Call();
        };
    }

    /** One call; whatever it gets must be the truth. */
    Redemption call(Node node, Subject subject, Occasion occasion) {
        var machine = node.life().machine;
        var begun = scheduler.now();
        var absences = database.absences(subject);
        var absent = database.find(subject).isEmpty();
        var stops = machine.stops;
        scheduler.note("CALL of " + subject.sub() + ": " + occasion.getClass().getSimpleName());
        var redemption = node.redeem(subject, occasion);
        scheduler.note(
                "ANSWER to " + subject.sub() + ": " + redemption.getClass().getSimpleName());
        answers++;
        var took = Duration.between(begun, scheduler.now());
        require(machine.stops > stops || took.compareTo(PATIENCE) < 0, "a caller had to wait " + took);
        token(redemption).ifPresent(token -> judge(subject, token, begun));
        if (redemption instanceof Redemption.NoGrant) {
            require(
                    absent
                            || database.absences(subject) > absences
                            || database.find(subject).isEmpty(),
                    "a user with a grant is told there is none");
        }
        return redemption;
    }

    private void judge(Subject subject, AccessToken token, Instant begun) {
        served++;
        lastSeen.put(subject, token);
        var family = provider.family(token);
        require(family.subject.equals(subject), "a user gets somebody else's token");
        var end = revoked.get(family);
        require(end == null || !end.isBefore(begun), "a token of a revoked grant is served");
    }

    private static Optional<AccessToken> token(Redemption redemption) {
        if (redemption instanceof Redemption.NotNeeded seen) {
            return seen.grant().newestAccessToken().map(StoredAccessToken::token);
        }
        return redemption.accessToken();
    }

    /** When all is calm again: each grant is alive or known to be lost, and what was revoked is dead. */
    void takeStock(Subject subject) {
        var grant = database.find(subject);
        if (grant.isPresent()) {
            var lives = provider.lives(grant.get().refreshToken());
            var active = grant.get().state() == GrantState.ACTIVE;
            require(lives == active, subject.sub() + (lives ? " is lost here but not there" : " is lost in silence"));
        }
        require(
                database.intents.values().stream()
                        .noneMatch(intent -> intent.subject().equals(subject)),
                "an intent of " + subject.sub() + " stays");
    }

    /** What was revoked here is dead there, but for answers that nobody could keep. */
    void takeStockOfTheRevoked() {
        revoked.keySet()
                .forEach(family -> require(
                        family.killed || provider.lostAnswersOf(family), family.name + " outlives its revocation"));
    }

    private static void require(boolean holds, String finding) {
        if (!holds) {
            throw new AssertionError(finding);
        }
    }
}
