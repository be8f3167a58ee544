package org.nextcloudmcp.cluster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.nextcloudmcp.node.BrokerNode;
import org.nextcloudmcp.node.BrokerNodes;

/** The nodes of this database as an administrator looks at them. */
@Stateless
public class KnownNodes {

    private BrokerNodes nodes;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public KnownNodes() {}

    @Inject
    public KnownNodes(BrokerNodes nodes) {
        this.nodes = nodes;
    }

    /** Every node that was seen lately, the one seen last first. */
    public List<BrokerNode> all() {
        return nodes.all();
    }

    /** The epoch up to which every node shall have forgotten its tokens. */
    public long epoch() {
        return nodes.epoch();
    }
}
