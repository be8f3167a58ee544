package org.nextcloudmcp.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.storage.NodeId;

/** What is to be done about a subject whose lock is held, by what the database says. Pure. */
public sealed interface NextStep {

    /** How long a caller waits for a node whose answer may be on its way. */
    Duration FOR_ANOTHER_NODE = Duration.ofSeconds(5);

    /** There is nothing to redeem. */
    record Land(Redemption redemption) implements NextStep {}

    /**
     * The refresh token is to be redeemed.
     *
     * @param begun intents for it that are no hindrance: by runs or nodes that have ended over it
     */
    record Redeem(Grant grant, Set<UUID> begun) implements NextStep {

        /** Whether it may have been redeemed before. */
        boolean again() {
            return !begun.isEmpty();
        }
    }

    /**
     * Decides.
     *
     * @param gone whether the intent's node is gone
     */
    static NextStep of(
            Standing.Present present,
            Occasion occasion,
            TokenLifetime lifetime,
            NodeId node,
            Predicate<RedemptionIntent> gone,
            Instant now) {
        var grant = present.grant();
        if (grant.state() == GrantState.RECONSENT_REQUIRED) {
            return new Land(new Redemption.ReconsentRequired());
        }
        if (occasion.settledBy(grant, lifetime, now)) {
            return new Land(new Redemption.NotNeeded(grant));
        }
        var begun = present.intents().stream()
                .filter(intent -> intent.generation() == grant.generation())
                .toList();
        // Another node's journal may hold the answer, and the token that we would redeem would be a spent one.
        if (begun.stream().anyMatch(intent -> !intent.node().equals(node) && !gone.test(intent))) {
            return new Land(new Redemption.Unavailable(FOR_ANOTHER_NODE, "another node is redeeming the grant"));
        }
        return new Redeem(grant, begun.stream().map(RedemptionIntent::id).collect(Collectors.toSet()));
    }
}
