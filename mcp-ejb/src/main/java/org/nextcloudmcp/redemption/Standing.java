package org.nextcloudmcp.redemption;

import java.util.List;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.intent.RedemptionIntent;

/** What the database says of a subject before its grant is redeemed. */
public sealed interface Standing {

    /** There is no grant. */
    record None() implements Standing {}

    /**
     * There is a grant that no key opens.
     *
     * @param why for the log
     */
    record Unopenable(String why) implements Standing {}

    /**
     * There is a grant, in whatever state.
     *
     * @param intents redemptions of this subject that have begun and whose outcome is not stored: of whatever node and
     *     generation
     */
    record Present(Grant grant, List<RedemptionIntent> intents) implements Standing {}
}
