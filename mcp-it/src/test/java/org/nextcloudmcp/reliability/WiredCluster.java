package org.nextcloudmcp.reliability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.TcpProxy;
import org.nextcloudmcp.provider.RefreshTerms;

/** Two brokers on one PostgreSQL, each with a line to it that a test can break; users come fresh to each test. */
final class WiredCluster implements AutoCloseable {
    /** A token that lives no longer than this is used once and not kept: each call redeems. */
    static final Duration USED_ONCE = Duration.ofSeconds(30);

    /** Half of a server's start is the second compiler's work; nothing here depends on how fast the code gets. */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final int CROWD = 1_000;
    private static final Duration EACH_HAS_READ = Duration.ofSeconds(90);

    private final List<TcpProxy> lines = new ArrayList<>();
    private final AtomicInteger given = new AtomicInteger();
    private final LoadGenerator load = new LoadGenerator();
    private final ClusterStage stage;

    private WiredCluster(String name) {
        stage = ClusterStage.start(
                ClusterPlan.twoNodes(name, CROWD).with("JVM_ARGS", QUICK_START).withDatabaseRoute(this::route));
    }

    /** Starts everything, and waits until each node has answered its first users. */
    static WiredCluster start(String name) {
        WiredCluster cluster = new WiredCluster(name);
        Users first = cluster.newUsers(8);
        cluster.awaitEachReads(0, first);
        cluster.awaitEachReads(1, first);
        return cluster;
    }

    private int route(int node, int port) {
        TcpProxy line = TcpProxy.before(port);
        lines.add(line);
        return line.port();
    }

    /** Some users in a row. */
    record Users(int from, int to) {
        IntStream numbers() {
            return IntStream.range(from, to);
        }

        int size() {
            return to - from;
        }

        Set<String> subjects() {
            return numbers().mapToObj(Crowd::sub).collect(Collectors.toSet());
        }

        /** For SQL: whose rows are meant. */
        String where() {
            return "sub >= '" + Crowd.sub(from) + "' AND sub < '" + Crowd.sub(to) + "'";
        }
    }

    /** Users whom no test has had, each with a grant. */
    Users newUsers(int count) {
        int from = given.getAndAdd(count);
        if (from + count > CROWD) {
            throw new IllegalStateException("the crowd is used up");
        }
        stage.seed(from, from + count);
        return new Users(from, from + count);
    }

    ClusterStage stage() {
        return stage;
    }

    LoadGenerator load() {
        return load;
    }

    BrokerServer node(int number) {
        return stage.node(number);
    }

    /** The node's line to the database. */
    TcpProxy line(int node) {
        return lines.get(node);
    }

    /** The provider takes each token once, and its access tokens are of use for one call. */
    void strictWithTokensUsedOnce() {
        stage.provider().behaviour().reset();
        stage.provider().behaviour().refresh(RefreshTerms.STRICT.withAccessTokensOf(USED_ONCE));
    }

    /** Everything works again, as a test wants to find it. */
    void putRight() {
        lines.forEach(TcpProxy::heal);
        stage.provider().behaviour().reset();
        stage.nodes().forEach(BrokerServer::awaitReady);
    }

    /** Each user reads once through this node. */
    LoadReport eachReads(int node, Users users) {
        return load.run(
                users.numbers().mapToObj(user -> stage.reads(node, user)).toList(), users.size());
    }

    /** Each user gets what is his, if need be after he was told to come again; nobody is asked for consent. */
    void awaitEachReads(int node, Users users) {
        Set<Integer> waiting = users.numbers().boxed().collect(Collectors.toSet());
        StringBuilder last = new StringBuilder();
        Await.until(
                "each user's own file",
                EACH_HAS_READ,
                () -> {
                    LoadReport report = load.run(
                            waiting.stream()
                                    .map(user -> stage.reads(node, user))
                                    .toList(),
                            waiting.size());
                    report.of(Verdict.RIGHT)
                            .forEach(answer -> waiting.remove(answer.call().user()));
                    last.setLength(0);
                    last.append(report.failures());
                    if (report.count(Verdict.NOT_PROVISIONED) + report.count(Verdict.SOMEBODY_ELSES) > 0) {
                        throw new AssertionError("a grant is gone: " + last);
                    }
                    return waiting.isEmpty();
                },
                last::toString);
    }

    /** State, generation and sealed refresh token of each of these users' grants. */
    Map<String, String> grants(Users users) {
        return stage.database()
                .pairs("SELECT sub, state || ' ' || generation || ' ' || refresh_token_sealed FROM offline_grant WHERE "
                        + users.where());
    }

    /** How often refresh tokens of these users were rotated. */
    int rotations(Users users) {
        return users.numbers()
                .map(user -> stage.provider().refreshCounts().rotations(Crowd.sub(user)))
                .sum();
    }

    @Override
    public void close() {
        stage.close();
        load.close();
        lines.forEach(TcpProxy::close);
    }
}
