package org.nextcloudmcp.redemption;

import java.util.Optional;
import org.nextcloudmcp.grant.GrantVersion;

/** What becomes of an answer when it is to be stored. */
public enum Commitment {
    /** It takes the place of what was redeemed. */
    STORED,
    /**
     * The same grant has moved on: this answer was stored before, or another redemption overtook it. It is dropped and
     * not revoked, for revoking one refresh token of a sign-in ends all of them at most providers.
     */
    OVERTAKEN,
    /** The grant was revoked or given anew: the refresh token would outlive the user's revocation and is revoked. */
    REVOKED;

    /**
     * Decides by the row as it is now, inside the transaction that has deleted the intent.
     *
     * @param row empty if there is no grant
     */
    public static Commitment of(Answered answer, Optional<GrantVersion> row) {
        if (row.isEmpty()) {
            return REVOKED;
        }
        if (row.get().generation() == answer.generation()) {
            return STORED;
        }
        return row.get().provisionedAt().equals(answer.provisionedAt()) ? OVERTAKEN : REVOKED;
    }
}
