package org.nextcloudmcp.standin;

import java.util.List;
import java.util.Optional;

/** Which bearer tokens the stand-in takes. A refusal never says why. */
@FunctionalInterface
public interface TokenCheck {
    /** The user whose token this is; empty if it is not taken. */
    Optional<Account> owner(String token);

    /** All users who may have a token. */
    default List<Account> accounts() {
        return List.of();
    }
}
