package org.nextcloudmcp.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.storage.NodeId;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class BrokerNodesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final NodeId ONE = new NodeId(UUID.fromString("11111111-1111-1111-1111-111111111111"));
    private static final NodeId TWO = new NodeId(UUID.fromString("22222222-2222-2222-2222-222222222222"));

    @Parameter
    Vendor vendor;

    TestDatabase database;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
    }

    @Test
    void a_node_is_seen_at_the_time_of_the_database_whatever_its_own_clock_says() {
        seen(ONE, "host-1", NOON.minus(Duration.ofDays(9000)), 0);
        var node = all().get(0);
        assertThat(node.id()).isEqualTo(ONE);
        assertThat(node.host()).isEqualTo("host-1");
        assertThat(node.startedAt()).isEqualTo(NOON.minus(Duration.ofDays(9000)));
        assertThat(node.unseen()).isLessThan(Duration.ofSeconds(10)).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(node.live()).isTrue();
    }

    @Test
    void a_later_sign_of_life_confirms_a_later_epoch_and_adds_no_row() {
        seen(ONE, "host-1", NOON, 0);
        assertThat(seen(ONE, "host-1", NOON, 7)).isFalse();
        assertThat(all()).extracting(BrokerNode::epoch).containsExactly(7L);
    }

    @Test
    void a_node_that_was_not_seen_for_long_does_not_count_as_live_and_is_forgotten_in_the_end() {
        seen(ONE, "host-1", NOON, 0);
        seen(TWO, "host-2", NOON, 0);
        database.sql("UPDATE broker_node SET seen_at = seen_at - INTERVAL '16' SECOND WHERE node_id = '" + ONE + "'");
        assertThat(all())
                .filteredOn(BrokerNode::live)
                .extracting(BrokerNode::id)
                .containsExactly(TWO);
        call(nodes -> {
            nodes.forget(Duration.ofSeconds(10));
            return true;
        });
        assertThat(all()).extracting(BrokerNode::id).containsExactly(TWO);
    }

    @Test
    void another_process_under_the_same_id_is_noticed_by_both() {
        assertThat(seen(ONE, "host-1", NOON, 0)).as("the first").isFalse();
        assertThat(seen(ONE, "copy", NOON.plusSeconds(5), 0)).as("the copy").isTrue();
        assertThat(seen(ONE, "host-1", NOON, 0)).as("the first again").isTrue();
        assertThat(all()).hasSize(1);
    }

    @Test
    void nodes_that_raise_the_epoch_at_once_raise_it_once_each() {
        var before = call(BrokerNodes::epoch);
        var raised = database.race(4, entityManager -> new BrokerNodes(entityManager).raiseEpoch());
        assertThat(raised).containsExactlyInAnyOrder(before + 1, before + 2, before + 3, before + 4);
        assertThat(call(BrokerNodes::epoch)).isEqualTo(before + 4);
    }

    private boolean seen(NodeId node, String host, Instant startedAt, long epoch) {
        return call(nodes -> nodes.seen(node, host, startedAt, epoch));
    }

    private List<BrokerNode> all() {
        return call(BrokerNodes::all);
    }

    private <T> T call(Function<BrokerNodes, T> work) {
        return database.inTransaction(entityManager -> work.apply(new BrokerNodes(entityManager)));
    }
}
