package org.nextcloudmcp.reliability;

import java.util.Set;
import java.util.TreeSet;
import org.nextcloudmcp.harness.BrokerServer;

/** A node's journal of answers as it lies on the disk, read without any key. */
record Journal(String nodeId, Set<String> answers) {
    static Journal of(BrokerServer node) {
        return new Journal("", new TreeSet<>());
    }
}
