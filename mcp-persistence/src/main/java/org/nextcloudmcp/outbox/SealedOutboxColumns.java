package org.nextcloudmcp.outbox;

import java.util.List;
import org.nextcloudmcp.storage.SealedColumn;

/** Where the outbox holds sealed values, for counting them and sealing them anew. */
public final class SealedOutboxColumns {

    public static final List<SealedColumn> ALL =
            List.of(new SealedColumn("pending_revocation", "token_sealed", RevocationOutbox.TOKEN, "id"));

    private SealedOutboxColumns() {}
}
