package org.nextcloudmcp.reliability;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.Folders;

/** The database under a storm: what a dead node had begun, and how a user comes to a grant again. */
interface StormGround {
    /** Ids of the intents of this node, each with its subject. */
    Map<String, String> of(ClusterStage stage, int node);

    /** The user gets a new grant in place of a lost one. */
    void giveAnew(ClusterStage stage, int user);

    /** The subjects whose redemption the node had begun, less those whose answer is on its disk. */
    default Set<String> withoutAnswer(ClusterStage stage, int node) {
        Set<String> answered = Journal.of(stage.node(node)).answers();
        return of(stage, node).entrySet().stream()
                .filter(intent -> !answered.contains(intent.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** On PostgreSQL, which lives on. */
    record Shared() implements StormGround {
        @Override
        public Map<String, String> of(ClusterStage stage, int node) {
            String id = Journal.of(stage.node(node)).nodeId();
            return stage.database().pairs("SELECT id, sub FROM redemption_intent WHERE node_id = '" + id + "'");
        }

        @Override
        public void giveAnew(ClusterStage stage, int user) {
            stage.seed(user, user + 1);
        }
    }

    /** In HSQLDB, looked at in a copy: the server itself shall mend what the kill has left. */
    record Embedded() implements StormGround {
        @Override
        public Map<String, String> of(ClusterStage stage, int node) {
            BrokerServer dead = stage.node(node);
            Path copy = dead.dataFolder().resolveSibling("data-after-kill");
            Folders.remove(copy);
            Folders.copy(dead.dataFolder(), copy);
            // HSQLDB takes the lock of a server that was killed a moment ago for one that lives.
            Folders.remove(copy.resolve("broker.lck"));
            Map<String, String> intents = new TreeMap<>();
            try (var connection = DriverManager.getConnection(
                            "jdbc:hsqldb:file:" + copy.resolve("broker") + ";ifexists=true;shutdown=true", "SA", "");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT id, sub FROM redemption_intent")) {
                while (rows.next()) {
                    intents.put(rows.getString(1), rows.getString(2));
                }
                return intents;
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void giveAnew(ClusterStage stage, int user) {
            stage.consent(user);
        }
    }
}
