package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;

/**
 * A provider whose refresh tokens are good once (RFC 9700 section 4.14.2): to show a spent one kills all that came from
 * the same consent. It remembers of each redemption what became of the answer, and so tells a loss that nobody could
 * have prevented from one that is our fault.
 */
final class StrictProvider {

    /** What the provider knows of one consent. */
    static final class Family {
        final String name;
        final Subject subject;
        boolean killed;
        int issued;

        Family(String name, Subject subject) {
            this.name = name;
            this.subject = subject;
        }
    }

    /** A refresh token, and what it was redeemed for. */
    private static final class Leaf {
        final Family family;
        /** What it was the answer to; empty: a consent. */
        final Optional<Exchange> source;

        Optional<Spending> spent = Optional.empty();

        Leaf(Family family, Optional<Exchange> source) {
            this.family = family;
            this.source = source;
        }
    }

    private record Spending(Instant at, Exchange exchange) {}

    private static final int MOST_AT_ONCE = 8;

    private final Scheduler scheduler;
    private final Duration grace;
    private final boolean revokesBySpentTokens;
    private final boolean rotates;
    private final Map<String, Leaf> leaves = new HashMap<>();
    private final Map<String, Family> accessTokens = new HashMap<>();
    private final Map<Machine, Integer> asking = new HashMap<>();
    private int families;
    int redemptions;
    int excusedLosses;

    StrictProvider(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.grace = scheduler.chance(250) ? Duration.ofSeconds(60) : Duration.ZERO;
        this.rotates = !scheduler.chance(80);
        this.revokesBySpentTokens = scheduler.random.nextBoolean();
    }

    /** Counts what a node asks at once. */
    void flights(Machine machine, int change) {
        if (asking.merge(machine, change, Integer::sum) > MOST_AT_ONCE) {
            throw new AssertionError(machine.name + " asks the provider too much at once");
        }
    }

    /** The user consents. */
    RefreshToken consent(Subject subject) {
        return newToken(new Family(subject.sub() + "-" + ++families, subject), Optional.empty());
    }

    private RefreshToken newToken(Family family, Optional<Exchange> source) {
        var token = "rt-" + family.name + "-" + family.issued;
        leaves.put(token, new Leaf(family, source));
        return new RefreshToken(token);
    }

    /** Redeems, at one moment (RFC 6749 section 6). */
    TokenOutcome redeem(Exchange exchange) {
        var leaf = leaves.get(exchange.token.value());
        if (leaf == null || leaf.family.killed) {
            return new TokenOutcome.Refused("invalid_grant");
        }
        var now = scheduler.now();
        if (leaf.spent.isPresent() && !now.isBefore(leaf.spent.get().at().plus(grace))) {
            reuse(leaf, exchange);
            return new TokenOutcome.Refused("invalid_grant");
        }
        redemptions++;
        leaf.family.issued++;
        var next = rotates ? Optional.of(newToken(leaf.family, Optional.of(exchange))) : Optional.<RefreshToken>empty();
        if (leaf.spent.isEmpty() && rotates) {
            leaf.spent = Optional.of(new Spending(now, exchange));
        }
        var accessToken = "at-" + leaf.family.name + "-" + leaf.family.issued;
        accessTokens.put(accessToken, leaf.family);
        return new TokenOutcome.Issued(new TokenAnswer(
                new AccessToken(accessToken),
                "Bearer",
                OptionalLong.of(120),
                next,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private void reuse(Leaf leaf, Exchange again) {
        leaf.family.killed = true;
        var first = leaf.spent.orElseThrow().exchange();
        scheduler.trace.note(scheduler.now(), "provider", "REUSE of " + again.token.value() + ": family killed");
        if (first.excused() || again.excused()) {
            excusedLosses++;
        } else {
            throw new AssertionError("a spent refresh token was redeemed again, and its answer was in safe hands: "
                    + again.token.value() + ", first " + first + ", again " + again);
        }
    }

    /** Revokes (RFC 7009): the consent ends, whichever of its live tokens is shown; with some providers a spent one, too. */
    void revoke(RefreshToken token) {
        var leaf = leaves.get(token.value());
        if (leaf.spent.isEmpty() || revokesBySpentTokens) {
            leaf.family.killed = true;
        }
    }

    /** This refresh token lies on our disk or in our database: from now on its loss is our fault. */
    void isSafe(RefreshToken token) {
        leaves.get(token.value()).source.ifPresent(exchange -> exchange.safe = true);
    }

    boolean lives(RefreshToken token) {
        return !family(token).killed;
    }

    /** Whether there may be tokens of this consent that nobody here ever saw. */
    boolean lostAnswersOf(Family family) {
        return leaves.values().stream()
                .filter(leaf -> leaf.family == family)
                .anyMatch(leaf -> leaf.source.filter(Exchange::excused).isPresent());
    }

    Family family(RefreshToken token) {
        return leaves.get(token.value()).family;
    }

    Family family(AccessToken token) {
        return accessTokens.get(token.value());
    }
}
