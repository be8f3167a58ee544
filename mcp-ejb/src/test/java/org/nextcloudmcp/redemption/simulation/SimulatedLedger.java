package org.nextcloudmcp.redemption.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.GrantVersion;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Answered;
import org.nextcloudmcp.redemption.Commitment;
import org.nextcloudmcp.redemption.GrantLedger;
import org.nextcloudmcp.redemption.Standing;

/** A node's way to the database. */
final class SimulatedLedger implements GrantLedger {

    private final Life life;
    private final SimulatedDatabase database;
    private final StrictProvider provider;

    SimulatedLedger(Life life, SimulatedDatabase database, StrictProvider provider) {
        this.life = life;
        this.database = database;
        this.provider = provider;
    }

    @Override
    public Standing read(Subject subject) {
        return database.transaction(
                life,
                "read " + subject.sub(),
                () -> database.find(subject)
                        .<Standing>map(grant -> new Standing.Present(grant, of(subject)))
                        .orElseGet(Standing.None::new));
    }

    private List<RedemptionIntent> of(Subject subject) {
        return database.intents.values().stream()
                .filter(intent -> intent.subject().equals(subject))
                .toList();
    }

    @Override
    public boolean intend(RedemptionIntent intent, Set<UUID> known) {
        return database.transaction(life, "intend " + intent.subject().sub(), () -> {
            var free =
                    isCurrent(intent) && of(intent.subject()).stream().noneMatch(other -> bars(other, intent, known));
            if (free) {
                database.intents
                        .values()
                        .removeIf(earlier -> earlier.subject().equals(intent.subject())
                                && earlier.node().equals(intent.node()));
                database.intents.put(intent.id(), intent);
            }
            return free;
        });
    }

    private static boolean bars(RedemptionIntent other, RedemptionIntent intent, Set<UUID> known) {
        return !other.node().equals(intent.node())
                && other.generation() == intent.generation()
                && !known.contains(other.id());
    }

    private boolean isCurrent(RedemptionIntent intent) {
        return database.find(intent.subject())
                .filter(grant -> grant.generation() == intent.generation())
                .isPresent();
    }

    @Override
    public Commitment commit(Answered answer, Instant now) {
        return database.transaction(life, "commit " + answer.subject().sub(), () -> {
            database.intents.remove(answer.intentId());
            var grant = database.find(answer.subject());
            var commitment =
                    Commitment.of(answer, grant.map(row -> new GrantVersion(row.generation(), row.provisionedAt())));
            if (commitment == Commitment.STORED) {
                store(answer, now);
            }
            if (commitment == Commitment.REVOKED) {
                answer.tokens().refreshToken().ifPresent(database.outbox::add);
            }
            return commitment;
        });
    }

    private void store(Answered answer, Instant now) {
        var grant = database.find(answer.subject()).orElseThrow();
        var tokens = answer.tokens();
        database.put(SimulatedDatabase.with(
                grant,
                tokens.refreshToken().orElse(grant.refreshToken()),
                tokens.accessToken().or(grant::newestAccessToken),
                now));
        tokens.refreshToken().ifPresent(provider::isSafe);
    }

    @Override
    public boolean add(Subject subject, long generation, StoredAccessToken token) {
        return database.transaction(life, "add access token " + subject.sub(), () -> {
            var grant = database.find(subject).filter(row -> row.generation() == generation);
            grant.ifPresent(row -> database.put(SimulatedDatabase.with(row, token)));
            return grant.isPresent();
        });
    }

    @Override
    public boolean refused(RedemptionIntent intent) {
        return database.transaction(life, "mark refused " + intent.subject().sub(), () -> {
            database.intents.remove(intent.id());
            var grant = database.find(intent.subject())
                    .filter(row -> row.generation() == intent.generation())
                    .filter(row -> row.state() == GrantState.ACTIVE);
            grant.ifPresent(row -> {
                if (provider.lives(row.refreshToken())) {
                    throw new AssertionError("a grant is marked whose refresh token lives: " + row.subject());
                }
                database.put(SimulatedDatabase.refused(row));
            });
            return grant.isPresent();
        });
    }

    @Override
    public void withdraw(RedemptionIntent intent) {
        database.transaction(
                life, "withdraw " + intent.subject().sub(), () -> database.intents.remove(intent.id()) != null);
    }

    @Override
    public List<RedemptionIntent> intents() {
        if (database.intents.isEmpty() && !database.fails(life)) {
            return List.of();
        }
        return database.transaction(life, "read intents", () -> List.copyOf(database.intents.values()));
    }
}
