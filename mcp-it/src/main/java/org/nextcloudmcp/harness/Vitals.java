package org.nextcloudmcp.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a JVM holds at a moment, looked at from outside: nothing has to be opened in the server for it.
 *
 * @param liveBytes of the heap after a full collection
 * @param threads of the process
 * @param residentBytes memory of the process as the system sees it
 * @param instances how many objects there are of each class, by the class's name
 */
public record Vitals(long liveBytes, int threads, long residentBytes, Map<String, Long> instances) {
    /** {@code  12:   3456   78901  java.lang.String (java.base@17)}. */
    private static final Pattern CLASS =
            Pattern.compile("^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*$", Pattern.MULTILINE);

    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

    /** Collects the garbage of a JVM of our own user and counts what is left. */
    static Vitals of(long pid) {
        String histogram = histogram(pid);
        Map<String, Long> instances = CLASS.matcher(histogram)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(2), row -> Long.parseLong(row.group(1)), Long::sum, TreeMap::new));
        long live = TOTAL.matcher(histogram)
                .results()
                .mapToLong(row -> Long.parseLong(row.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no histogram: " + histogram));
        return new Vitals(live, (int) status(pid, "Threads"), status(pid, "VmRSS") * 1024, instances);
    }

    /** How many objects there are of classes whose names begin so. */
    public long count(String prefix) {
        return instances.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String histogram(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Commands.output(jcmd, String.valueOf(pid), "GC.class_histogram");
    }

    private static long status(long pid, String name) {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));
            MatchResult found = Pattern.compile("^" + name + ":\\s+(\\d+)", Pattern.MULTILINE)
                    .matcher(status)
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " is not in the status of a process"));
            return Long.parseLong(found.group(1));
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot look at process " + pid, gone);
        }
    }
}
