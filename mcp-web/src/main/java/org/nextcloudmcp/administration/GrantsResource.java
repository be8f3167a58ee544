package org.nextcloudmcp.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.grant.GrantSummary;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.GivenGrants;
import org.nextcloudmcp.revocation.GrantRevocation;
import org.nextcloudmcp.revocation.RevocationResult;

/** {@code grants}: who has given one, since when and for what; and taking one back. Never a token. */
@Path("api/v1/admin/grants")
@Administrative
@Singleton
public class GrantsResource {

    private static final int MOST = 500;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final GivenGrants grants;
    private final GrantRevocation revocation;

    @Inject
    public GrantsResource(GivenGrants grants, GrantRevocation revocation) {
        this.grants = grants;
        this.revocation = revocation;
    }

    /**
     * A page in the order of the ids.
     *
     * @param after the last id of the page before
     * @param limit how many, 100 if it is not said
     */
    @GET
    public Response page(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        var from = number(after, 0);
        var most = number(limit, 100);
        if (from < 0 || most < 1 || most > MOST) {
            return AdministrationAnswer.error(
                    400, "invalid_request", "after is an id, limit a number from 1 to " + MOST + ".");
        }
        var page = grants.page(from, (int) most);
        var list = CachedJson.array();
        page.forEach(grant -> list.add(json(grant)));
        var answer = CachedJson.object().add("total", grants.count()).add("grants", list);
        if (page.size() == most) {
            answer.add("next_after", page.get(page.size() - 1).id());
        }
        return AdministrationAnswer.ok(answer.build());
    }

    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        var number = number(id, -1);
        var subject = number < 0 ? Optional.<Subject>empty() : grants.subjectOf(number);
        if (subject.isEmpty() || !(revocation.revoke(subject.get()) instanceof RevocationResult.Revoked revoked)) {
            return AdministrationAnswer.notFound("grant");
        }
        return AdministrationAnswer.ok(CachedJson.object()
                .add("revoked", true)
                .add("confirmed_by_provider", revoked.confirmedByProvider())
                .build());
    }

    private static long number(@Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
    }

    private static JsonObject json(GrantSummary grant) {
        var json = CachedJson.object()
                .add("id", grant.id())
                .add("issuer", grant.subject().issuer())
                .add("sub", grant.subject().sub())
                .add("client_id", grant.client().value())
                .add("scopes", grant.scopes().toString())
                .add("state", grant.state().name().toLowerCase(Locale.ROOT))
                .add("generation", grant.generation())
                .add("provisioned_at", grant.provisionedAt().toString())
                .add("last_rotated_at", grant.lastRotatedAt().toString());
        grant.lastUsedAt().ifPresent(at -> json.add("last_used_at", at.toString()));
        grant.refreshTokenExpiresAt().ifPresent(at -> json.add("refresh_token_expires_at", at.toString()));
        return json.build();
    }
}
