package org.nextcloudmcp.resealing;

import java.util.List;
import java.util.stream.Stream;
import org.nextcloudmcp.grant.SealedGrantColumns;
import org.nextcloudmcp.outbox.SealedOutboxColumns;
import org.nextcloudmcp.storage.SealedColumn;

/**
 * All columns that count. The secrets of a provider probe do not: they live for ten minutes, and a probe that was begun
 * before its key was taken away can be begun again.
 */
public final class SealedColumns {

    public static final List<SealedColumn> ALL = Stream.of(SealedGrantColumns.ALL, SealedOutboxColumns.ALL)
            .flatMap(List::stream)
            .toList();

    private SealedColumns() {}
}
