package org.nextcloudmcp.sessions;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.crypto.SealBrokenException;

/** Tells a database that is away from one that works and said no. */
final class DatabaseFault {

    /** Classes of SQLSTATE (ISO/IEC 9075-2): bad data, a broken constraint, a transaction that lost against another. */
    private static final Set<String> SAID_NO = Set.of("22", "23", "40");

    private DatabaseFault() {}

    /**
     * Whether nothing is to be had from the database for a while. What one client can bring about, two answers at the
     * same moment for one, must never count as that: all others would lose their sessions for it.
     */
    static boolean isAway(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .noneMatch(cause -> cause instanceof SealBrokenException
                        || (cause instanceof SQLException sql && saidNo(sql.getSQLState())));
    }

    private static boolean saidNo(@Nullable String state) {
        return state != null && state.length() == 5 && SAID_NO.contains(state.substring(0, 2));
    }
}
