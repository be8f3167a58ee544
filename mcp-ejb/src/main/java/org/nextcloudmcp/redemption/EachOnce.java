package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import java.util.Collection;
import java.util.function.Consumer;

/** Does work for each of several, so that one that fails does not keep the others from it. */
final class EachOnce {

    private EachOnce() {}

    /**
     * Does the work for each.
     *
     * @throws EJBException the first failure, when all have had their turn
     */
    static <T> void of(Collection<T> all, Consumer<T> work) {
        var failures = new EJBException("not everything could be stored");
        for (var one : all) {
            try {
                work.accept(one);
            } catch (EJBException e) {
                failures.addSuppressed(e);
            }
        }
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }
}
