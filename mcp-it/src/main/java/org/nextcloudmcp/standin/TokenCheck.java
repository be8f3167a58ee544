package org.nextcloudmcp.standin;

import java.util.Optional;

/** Which bearer tokens the stand-in takes. A refusal never says why. */
@FunctionalInterface
public interface TokenCheck {
    /** The user whose token this is; empty if it is not taken. */
    Optional<Account> owner(String token);
}
