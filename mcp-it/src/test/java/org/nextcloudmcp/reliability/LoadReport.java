package org.nextcloudmcp.reliability;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of many calls. */
record LoadReport(List<Answered> answers, Duration took) {
    long count(Verdict verdict) {
        return answers.stream().filter(answer -> answer.verdict() == verdict).count();
    }

    List<Answered> of(Verdict verdict) {
        return answers.stream().filter(answer -> answer.verdict() == verdict).toList();
    }

    /** The time within which this share of the answers came, such as 0.5 or 0.99. */
    Duration within(double share) {
        long[] sorted = answers.stream()
                .mapToLong(answer -> answer.took().toMillis())
                .sorted()
                .toArray();
        int index = (int) Math.min(sorted.length - 1L, Math.round(share * sorted.length));
        return sorted.length == 0 ? Duration.ZERO : Duration.ofMillis(sorted[index]);
    }

    Duration longest() {
        return within(1);
    }

    double perSecond() {
        return answers.size() * 1000.0 / Math.max(1, took.toMillis());
    }

    /** Some of those that were not right, for messages. */
    String failures() {
        return answers.stream()
                .filter(answer -> answer.verdict() != Verdict.RIGHT)
                .collect(Collectors.groupingBy(Answered::text, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(5)
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        Arrays.stream(Verdict.values())
                .filter(verdict -> count(verdict) > 0)
                .forEach(verdict -> counts.put(verdict, count(verdict)));
        return "%,d calls in %.1f s (%.0f/s), median %d ms, 99 %% %d ms, longest %d ms: %s"
                .formatted(
                        answers.size(),
                        took.toMillis() / 1000.0,
                        perSecond(),
                        within(0.5).toMillis(),
                        within(0.99).toMillis(),
                        longest().toMillis(),
                        counts);
    }
}
