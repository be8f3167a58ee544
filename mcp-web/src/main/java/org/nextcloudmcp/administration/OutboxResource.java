package org.nextcloudmcp.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.revocation.WaitingRevocations;

/** {@code outbox}: revocations that the provider has still to confirm. Never a token. */
@Path("api/v1/admin/outbox")
@Administrative
@Singleton
public class OutboxResource {

    private static final int PAGE = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final WaitingRevocations outbox;

    @Inject
    public OutboxResource(WaitingRevocations outbox) {
        this.outbox = outbox;
    }

    /**
     * A page in the order of the ids.
     *
     * @param after the last id of the page before
     */
    @GET
    public Response page(@QueryParam("after") @Nullable String after) {
        if (after != null && !NUMBER.matcher(after).matches()) {
            return AdministrationAnswer.error(400, "invalid_request", "after is an id.");
        }
        var page = outbox.page(after == null ? 0 : Long.parseLong(after), PAGE);
        var list = CachedJson.array();
        page.forEach(entry -> list.add(CachedJson.object()
                .add("id", entry.id())
                .add("issuer", entry.subject().issuer())
                .add("sub", entry.subject().sub())
                .add("failed_attempts", entry.attempts())
                .add("since", entry.since().toString())
                .add("next_attempt_at", entry.nextAttemptAt().toString())));
        var answer = CachedJson.object().add("total", outbox.count()).add("revocations", list);
        if (page.size() == PAGE) {
            answer.add("next_after", page.get(PAGE - 1).id());
        }
        return AdministrationAnswer.ok(answer.build());
    }
}
