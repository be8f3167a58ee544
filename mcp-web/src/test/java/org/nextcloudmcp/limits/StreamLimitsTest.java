package org.nextcloudmcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamLimitsTest {

    private final StreamLimits limits = new StreamLimits(Callers.limiting(0, 1, 3, 2));

    @Test
    @DisplayName("a user may have so many streams, and the answer to one more says how many")
    void ofOneUser() {
        open("alice");
        open("alice");

        assertThat(limits.open(Callers.named("alice"))).isInstanceOfSatisfying(Permission.Refused.class, refused -> {
            assertThat(refused.why()).contains("You have 2 streams");
            assertThat(refused.retryAfter()).isPositive();
        });
        assertThat(limits.open(Callers.named("bob"))).isInstanceOf(Permission.Granted.class);
    }

    @Test
    @DisplayName("the node has so many streams for all")
    void ofTheNode() {
        open("alice");
        open("bob");
        open("carol");

        assertThat(limits.open(Callers.named("dave")))
                .isInstanceOfSatisfying(
                        Permission.Refused.class,
                        refused -> assertThat(refused.why()).contains("3 streams are open"));
    }

    @Test
    @DisplayName("a stream that ends from two sides at once makes room for one")
    void endedTwice() {
        var first = open("alice");
        open("alice");

        first.close();
        first.close();

        assertThat(limits.open()).isEqualTo(1);
        open("alice");
        assertThat(limits.open(Callers.named("alice"))).isInstanceOf(Permission.Refused.class);
    }

    private Permission.Granted open(String user) {
        return (Permission.Granted) limits.open(Callers.named(user));
    }
}
