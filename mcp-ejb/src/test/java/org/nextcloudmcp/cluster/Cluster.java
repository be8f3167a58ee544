package org.nextcloudmcp.cluster;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.UUID;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.node.BrokerNodes;
import org.nextcloudmcp.storage.NodeId;

/** Nodes on the bench's database. */
public final class Cluster {

    public static final NodeId ONE = new NodeId(new UUID(0, 1));
    public static final NodeId TWO = new NodeId(new UUID(0, 2));

    private final Bench bench;
    public final BrokerNodes nodes;

    public Cluster(Bench bench) {
        this.bench = bench;
        this.nodes = new BrokerNodes(bench.database.entityManager());
    }

    public Pulse pulse(NodeId node, AccessTokenCache cache) {
        return new Pulse(nodes, bench.database, cache, instance(node), new HostName("host"), bench.clock);
    }

    @SuppressWarnings("unchecked") // nobody asks it for anything else
    private static <T> Instance<T> instance(T value) {
        return (Instance<T>) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("get")) {
                        return value;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
