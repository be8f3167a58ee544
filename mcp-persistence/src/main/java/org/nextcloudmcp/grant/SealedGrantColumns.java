package org.nextcloudmcp.grant;

import java.util.List;
import org.nextcloudmcp.storage.SealedColumn;

/** Where grants and pending authorizations hold sealed values, for counting them and sealing them anew. */
public final class SealedGrantColumns {

    public static final List<SealedColumn> ALL = List.of(
            new SealedColumn("offline_grant", "refresh_token_sealed", GrantSeal.REFRESH_TOKEN, "generation"),
            new SealedColumn("offline_grant", "access_token_sealed", GrantSeal.ACCESS_TOKEN, "generation"),
            new SealedColumn("pending_authorization", "verifier_sealed", AuthorizationSeal.VERIFIER, "id"),
            new SealedColumn("pending_authorization", "nonce_sealed", AuthorizationSeal.NONCE, "id"));

    private SealedGrantColumns() {}
}
