package org.nextcloudmcp.redemption;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.Subject;

/**
 * The database, as far as a redemption needs it. Each method is one transaction, committed when it returns; each throws
 * {@link jakarta.ejb.EJBException} if the database does not answer, and then nobody knows whether it was committed.
 */
public interface GrantLedger {

    /** The subject's grant and intents as committed at this moment. */
    Standing read(Subject subject);

    /**
     * Notes the intent, in place of this node's own earlier ones of the subject. Other nodes' stay: each belongs to an
     * answer that may still come. Of two nodes that note one for the same generation at once, one succeeds, whether or not
     * they hold the {@link SubjectLock}: a lock can be lost without its holder knowing.
     *
     * @param known intents that were read, and found to be no hindrance
     * @return false, and nothing is noted, if the grant does not have the intent's generation any more, or another node
     *     has an intent for that generation that is not known
     */
    boolean intend(RedemptionIntent intent, Set<UUID> known);

    /**
     * Deletes the intent first, whose lock lets one committer at a time decide, then does what {@link Commitment} says;
     * storing raises the generation by one, revoking puts the refresh token into the outbox. May be repeated.
     */
    Commitment commit(Answered answer, Instant now);

    /**
     * Puts an access token beside what {@link #commit} has stored. The generation stays: it tells refresh tokens apart,
     * and raised without a new one it would make an answer that is under way look overtaken.
     *
     * @param generation the grant's generation after that commit
     * @return whether it was still that generation
     */
    boolean add(Subject subject, long generation, StoredAccessToken token);

    /**
     * The provider refused the grant for good: marks it where it still has the intent's generation, and deletes the
     * intent. May be repeated.
     *
     * @return whether this call marked it
     */
    boolean refused(RedemptionIntent intent);

    /** The redemption came to nothing that would have to be stored: deletes the intent. May be repeated. */
    void withdraw(RedemptionIntent intent);

    /** All intents, oldest first: those under way, and those that crashes have left. */
    List<RedemptionIntent> intents();
}
