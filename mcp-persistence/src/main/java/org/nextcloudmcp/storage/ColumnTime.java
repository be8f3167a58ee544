package org.nextcloudmcp.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as columns hold them: {@code timestamp with time zone}, UTC, microseconds. JPA 3.1 would map
 * {@link Instant} to a byte array on PostgreSQL.
 */
public final class ColumnTime {

    private ColumnTime() {}

    /** Cuts to microseconds rather than leaving it to the database, which rounds: a time must not move into the future. */
    public static OffsetDateTime of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime of(Optional<Instant> instant) {
        return instant.map(ColumnTime::of).orElse(null);
    }

    public static Optional<Instant> read(@Nullable OffsetDateTime column) {
        return Optional.ofNullable(column).map(OffsetDateTime::toInstant);
    }
}
