package org.nextcloudmcp.authorization;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.json.CachedJson;

/** A refusal as an HTTP response. No cache may keep it: the next request may carry a better token. */
public final class RefusalResponse {

    private RefusalResponse() {}

    public static Response of(Refusal refusal) {
        var response = Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(CachedJson.utf8(refusal.body()));
        refusal.challenge().ifPresent(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        refusal.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }
}
