package org.nextcloudmcp.administration;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.node.BrokerNode;
import org.nextcloudmcp.revocation.RevokeAll;

/** {@code revocations}: takes every grant back, for an incident. */
@Path("api/v1/admin/revocations")
@Administrative
@Singleton
public class RevocationsResource {

    private static final Logger LOG = Logger.getLogger(RevocationsResource.class.getName());

    private final RevokeAll revokeAll;

    @Inject
    public RevocationsResource(RevokeAll revokeAll) {
        this.revokeAll = revokeAll;
    }

    /** Answers when every live node has confirmed that it has forgotten its tokens, or has not for fifteen seconds. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response revoke(String body) {
        if (!meansAll(body)) {
            return AdministrationAnswer.error(400, "invalid_request", "Send {\"all\": true}: it cannot be undone.");
        }
        try {
            return AdministrationAnswer.ok(json(revokeAll.revokeAll()));
        } catch (EJBException e) {
            LOG.log(Level.SEVERE, "Revoking everything has stopped half-way", e);
            return AdministrationAnswer.error(
                    503, "database_unavailable", "The database does not answer. Repeat this until it is complete.");
        }
    }

    private static JsonObject json(RevokeAll.Result result) {
        return CachedJson.object()
                .add("revoked", result.grants())
                .add("pending_at_provider", result.pendingAtProvider())
                .add("complete", result.nodes().unconfirmed().isEmpty())
                .add("confirmed_nodes", names(result.nodes().confirmed()))
                .add("unconfirmed_nodes", names(result.nodes().unconfirmed()))
                .build();
    }

    private static boolean meansAll(String body) {
        return StrictJson.object(body)
                .filter(object -> object.size() == 1 && JsonValue.TRUE.equals(object.get("all")))
                .isPresent();
    }

    private static JsonArrayBuilder names(List<BrokerNode> nodes) {
        var names = CachedJson.array();
        nodes.forEach(node -> names.add(NodesResource.name(node)));
        return names;
    }
}
