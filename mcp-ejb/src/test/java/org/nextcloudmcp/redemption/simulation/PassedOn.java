package org.nextcloudmcp.redemption.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Answered;
import org.nextcloudmcp.redemption.Commitment;
import org.nextcloudmcp.redemption.GrantLedger;
import org.nextcloudmcp.redemption.Standing;

/** A ledger that is another one but for what is overridden. */
class PassedOn implements GrantLedger {

    private final GrantLedger ledger;

    PassedOn(GrantLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Standing read(Subject subject) {
        return ledger.read(subject);
    }

    @Override
    public boolean intend(RedemptionIntent intent, Set<UUID> known) {
        return ledger.intend(intent, known);
    }

    @Override
    public Commitment commit(Answered answer, Instant now) {
        return ledger.commit(answer, now);
    }

    @Override
    public boolean add(Subject subject, long generation, StoredAccessToken token) {
        return ledger.add(subject, generation, token);
    }

    @Override
    public boolean refused(RedemptionIntent intent) {
        return ledger.refused(intent);
    }

    @Override
    public void withdraw(RedemptionIntent intent) {
        ledger.withdraw(intent);
    }

    @Override
    public List<RedemptionIntent> intents() {
        return ledger.intents();
    }
}
