package org.nextcloudmcp.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a revision requires of servers, as the suite's own file says.
 *
 * @param scored scenarios that decide
 * @param unscored scenarios that are run and told, but decide nothing
 */
record RequirementSet(String revision, List<String> scored, List<String> unscored) {

    /** Reads the few forms of YAML that the suite's files have. */
    static RequirementSet read(Path suite, String revision) {
        List<String> scored = new ArrayList<>();
        List<String> unscored = new ArrayList<>();
        String section = "";
        String scenario = "";
        for (String line : lines(suite.resolve("requirements/" + revision + ".yaml"))) {
            if (line.matches("\\w+:")) {
                section = line;
            } else if (section.equals("server:") && line.startsWith("  - ")) {
                scored.add(line.substring(4));
            } else if (line.startsWith("  - scenario: ")) {
                scenario = line.substring(14);
            } else if (line.equals("    leg: server")) {
                unscored.add(scenario);
            }
        }
        return new RequirementSet(revision, List.copyOf(scored), List.copyOf(unscored));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
