package org.nextcloudmcp.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nextcloudmcp.harness.BuiltProject;

/**
 * What docs/conformance.md has to say.
 *
 * @param rows of its table, one for each scenario
 */
record ResultsPage(List<String> rows) {

    static ResultsPage of(Suite suite, List<String> revisions) {
        return new ResultsPage(revisions.stream()
                .flatMap(revision -> {
                    RequirementSet required = suite.requirements(revision);
                    return Stream.concat(
                            required.scored().stream().map(scenario -> row(suite, revision, scenario, "scored")),
                            required.unscored().stream().map(scenario -> row(suite, revision, scenario, "not scored")));
                })
                .toList());
    }

    private static String row(Suite suite, String revision, String scenario, String scored) {
        Outcome outcome = suite.outcome(revision, scenario);
        String found = !outcome.passed() ? "failed" : outcome.count("WARNING") > 0 ? "passed with a warning" : "passed";
        return "| " + revision + " | " + scenario + " | " + scored + " | " + found + " |";
    }

    /** The lines of the page as it is in the source tree. */
    List<String> committed() {
        try {
            return Files.readAllLines(BuiltProject.here().root().resolve("docs/conformance.md"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the table, to be copied into the page. */
    void write(Path file) {
        try {
            Files.write(file, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
