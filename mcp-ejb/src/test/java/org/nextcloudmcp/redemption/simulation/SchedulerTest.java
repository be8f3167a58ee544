package org.nextcloudmcp.redemption.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The scheduler")
@Timeout(60)
class SchedulerTest {

    @Test
    void tellsTheSameStoryForTheSameSeed() {
        assertThat(story(7)).isEqualTo(story(7));
    }

    @Test
    void tellsManyStories() {
        var stories = new HashSet<List<String>>();
        for (int seed = 0; seed < 200; seed++) {
            stories.add(story(seed));
        }
        assertThat(stories).hasSizeGreaterThan(10);
    }

    private static List<String> story(long seed) {
        var scheduler = new Scheduler(seed, new Trace(true));
        var story = new ArrayList<String>();
        var running = new int[] {3};
        for (var name : List.of("a", "b", "c")) {
            scheduler.start(name, () -> {
                for (int i = 0; i < 3; i++) {
                    story.add(name + i);
                    scheduler.step("step");
                }
                running[0]--;
            });
        }
        scheduler.run(() -> running[0] == 0);
        return story;
    }

    @Test
    void findsARaceThatAFewStepsMake() {
        var lost = 0;
        for (int seed = 0; seed < 100; seed++) {
            var scheduler = new Scheduler(seed, new Trace(false));
            var counter = new int[1];
            var running = new int[] {2};
            for (int task = 0; task < 2; task++) {
                scheduler.start("increment", () -> {
                    var read = counter[0];
                    scheduler.step("between reading and writing");
                    counter[0] = read + 1;
                    running[0]--;
                });
            }
            scheduler.run(() -> running[0] == 0);
            lost += counter[0] == 1 ? 1 : 0;
        }
        assertThat(lost).isBetween(1, 99);
    }

    @Test
    void letsDaysPassInNoTime() {
        var scheduler = new Scheduler(1, new Trace(false));
        var done = new boolean[1];
        scheduler.start("sleeper", () -> {
            scheduler.pause(Duration.ofHours(20));
            done[0] = true;
        });
        scheduler.run(() -> done[0]);
        assertThat(scheduler.now()).isAfterOrEqualTo(Scheduler.START.plus(Duration.ofHours(20)));
    }

    @Test
    void aTaskOfADeadMachineDoesNothingMore() {
        var scheduler = new Scheduler(1, new Trace(false));
        var life = new Life(new Machine("A", 1, Duration.ZERO), scheduler, new Weather(scheduler));
        var reached = new ArrayList<String>();
        scheduler.start("server", life, () -> {
            try {
                reached.add("begun");
                scheduler.pause(Duration.ofSeconds(2));
                reached.add("after the crash");
            } finally {
                reached.add("unwound");
            }
        });
        scheduler.start("fate", () -> {
            scheduler.pause(Duration.ofSeconds(1));
            life.dead = true;
        });
        scheduler.run(() -> reached.contains("unwound"));
        assertThat(reached).containsExactly("begun", "unwound");
    }

    @Test
    void aStoppedMachineMissesItsTimeButNotTheTimeThatOnlyCountsWhileItRuns() {
        var scheduler = new Scheduler(1, new Trace(false));
        var machine = new Machine("A", 1, Duration.ZERO);
        var life = new Life(machine, scheduler, new Weather(scheduler));
        var answer = new boolean[1];
        var read = new ArrayList<Optional<Boolean>>();
        scheduler.start(
                "by the clock",
                life,
                () -> read.add(Optional.of(scheduler.await(() -> false, Duration.ofSeconds(10)))));
        scheduler.start(
                "running",
                life,
                () -> read.add(Optional.of(scheduler.awaitRunning(() -> answer[0], Duration.ofSeconds(10)))));
        scheduler.start("world", () -> {
            scheduler.pause(Duration.ofSeconds(1));
            scheduler.stop(machine, Duration.ofSeconds(60));
            scheduler.pause(Duration.ofSeconds(65));
            answer[0] = true;
        });
        scheduler.run(() -> read.size() == 2);
        assertThat(read).containsExactly(Optional.of(false), Optional.of(true));
    }

    @Test
    void reportsWhatATaskThrew() {
        var scheduler = new Scheduler(1, new Trace(true));
        scheduler.start("unlucky", () -> {
            throw new AssertionError("found");
        });
        assertThatThrownBy(() -> scheduler.run(() -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("found");
    }

    @Test
    void reportsThatItDoesNotComeToAnEnd() {
        var scheduler = new Scheduler(1, new Trace(false));
        scheduler.start("hamster", () -> {
            while (true) {
                scheduler.step("round");
            }
        });
        assertThatThrownBy(() -> scheduler.run(() -> false)).hasMessageContaining("does not come to an end: [hamster");
    }
}
