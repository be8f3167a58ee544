package org.nextcloudmcp.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of all rounds as a table for docs/performance.md: medians over the rounds, and the first row as the measure. */
final class Table {

    private Table() {}

    static String of(Map<Load, List<Round>> rounds) {
        StringBuilder table = new StringBuilder("""

                | | processor time a request | requests per processor second | of the first (worst and best round) | requests a second | half within | 99 % within |
                |---|---|---|---|---|---|---|
                """);
        List<Round> first = rounds.values().iterator().next();
        rounds.forEach((load, own) -> table.append(row(load.name(), own, first)));
        return table.toString();
    }

    private static String row(String name, List<Round> own, List<Round> first) {
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = own.get(i).requestsPerProcessorSecond() / first.get(i).requestsPerProcessorSecond();
        }
        java.util.Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "| %s | %.0f µs | %.0f | %.2f (%.2f – %.2f) | %.0f | %.1f ms | %.1f ms |%n",
                name,
                median(own, Round::microsecondsOfProcessor),
                median(own, Round::requestsPerProcessorSecond),
                ratios[ratios.length / 2],
                ratios[0],
                ratios[ratios.length - 1],
                median(own, Round::requestsPerSecond),
                median(own, round -> round.within(0.5)),
                median(own, round -> round.within(0.99)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
