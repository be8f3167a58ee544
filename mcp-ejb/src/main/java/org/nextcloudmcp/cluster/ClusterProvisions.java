package org.nextcloudmcp.cluster;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.GrantClearance;
import org.nextcloudmcp.grant.GrantDirectory;
import org.nextcloudmcp.node.BrokerNodes;

/** What this room needs and the container cannot make by itself. */
@Singleton
class ClusterProvisions {

    @Produces
    BrokerNodes nodes(EntityManager entityManager) {
        return new BrokerNodes(entityManager);
    }

    @Produces
    GrantDirectory grants(EntityManager entityManager) {
        return new GrantDirectory(entityManager);
    }

    @Produces
    GrantClearance clearance(EntityManager entityManager, SecretCipher cipher) {
        return new GrantClearance(entityManager, cipher);
    }

    @Produces
    @Singleton
    HostName host() {
        var process = " (process " + ProcessHandle.current().pid() + ")";
        try {
            return new HostName(InetAddress.getLocalHost().getHostName() + process);
        } catch (UnknownHostException e) {
            return new HostName("a host without a name" + process);
        }
    }
}
