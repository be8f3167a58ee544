package org.nextcloudmcp.transaction;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/**
 * Runs work in a transaction of its own, committed when the call returns. Sequences that talk to the provider draw this
 * boundary around their repository calls, so that no row lock and no connection waits for the network.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OwnTransaction {

    /**
     * Runs the work and commits.
     *
     * @return what the work answers, after the commit
     * @throws jakarta.ejb.EJBException if the work threw or the commit failed; nothing was stored then
     */
    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    /** As {@link #call}, for work without an answer. */
    public void run(Runnable work) {
        work.run();
    }
}
