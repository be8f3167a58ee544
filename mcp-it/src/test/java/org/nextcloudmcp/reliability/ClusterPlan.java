package org.nextcloudmcp.reliability;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/**
 * What shall run.
 *
 * @param name of the folder for its files
 * @param nodes how many brokers; more than one share a PostgreSQL
 * @param postgres whether it is PostgreSQL; the embedded database otherwise
 * @param users how many the Nextcloud knows
 * @param settings more settings of every broker, by their environment names
 * @param databaseRoute from a node's number and the database's port to the port that this node is given: a proxy that
 *     can cut the connection may lie between
 */
record ClusterPlan(
        String name,
        int nodes,
        boolean postgres,
        int users,
        Map<String, String> settings,
        IntBinaryOperator databaseRoute) {

    /** Two brokers on one PostgreSQL. */
    static ClusterPlan twoNodes(String name, int users) {
        return new ClusterPlan(name, 2, true, users, Map.of(), (node, port) -> port);
    }

    /** One broker on PostgreSQL. */
    static ClusterPlan oneNodeOnPostgres(String name, int users) {
        return new ClusterPlan(name, 1, true, users, Map.of(), (node, port) -> port);
    }

    /** One broker with the embedded database. */
    static ClusterPlan embedded(String name, int users) {
        return new ClusterPlan(name, 1, false, users, Map.of(), (node, port) -> port);
    }

    /** The same with one more setting. */
    ClusterPlan with(String environmentName, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(environmentName, value);
        return new ClusterPlan(name, nodes, postgres, users, Map.copyOf(more), databaseRoute);
    }

    /** The same with other ways to the database. */
    ClusterPlan withDatabaseRoute(IntBinaryOperator route) {
        return new ClusterPlan(name, nodes, postgres, users, settings, route);
    }
}
