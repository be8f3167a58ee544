package org.nextcloudmcp.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.cluster.KnownNodes;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.node.BrokerNode;

/** {@code nodes}: the servers on this database, and whether each is alive. */
@Path("api/v1/admin/nodes")
@Administrative
@Singleton
public class NodesResource {

    private final KnownNodes nodes;

    @Inject
    public NodesResource(KnownNodes nodes) {
        this.nodes = nodes;
    }

    @GET
    public Response all() {
        var list = CachedJson.array();
        nodes.all()
                .forEach(node -> list.add(name(node)
                        .add("live", node.live())
                        .add("started_at", node.startedAt().toString())
                        .add("seen_at", node.seenAt().toString())
                        .add("epoch", node.epoch())));
        return AdministrationAnswer.ok(CachedJson.object()
                .add("epoch", nodes.epoch())
                .add("nodes", list)
                .build());
    }

    static JsonObjectBuilder name(BrokerNode node) {
        return CachedJson.object().add("id", node.id().toString()).add("host", node.host());
    }
}
