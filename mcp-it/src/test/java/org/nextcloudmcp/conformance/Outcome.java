package org.nextcloudmcp.conformance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scenario found.
 *
 * @param checks each an object with {@code id}, {@code status} and, if it is not SUCCESS, mostly {@code errorMessage}
 */
record Outcome(String scenario, List<JsonObject> checks) {

    /** Reads the file that the suite wrote; no checks if there is none. */
    static Outcome read(Path results, String scenario) {
        String folder = "server-" + scenario + "-20";
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(path -> path.getFileName().toString().startsWith(folder))
                    .findFirst()
                    .map(path -> new Outcome(scenario, checks(path.resolve("checks.json"))))
                    .orElseGet(() -> new Outcome(scenario, List.of()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<JsonObject> checks(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader = Json.createReader(text)) {
            return reader.readArray().getValuesAs(JsonObject.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    long count(String status) {
        return checks.stream()
                .filter(check -> check.getString("status").equals(status))
                .count();
    }

    boolean passed() {
        return !checks.isEmpty() && count("FAILURE") == 0;
    }

    /** The checks that failed or warn, with what was said and what had been expected. */
    List<String> complaints() {
        return checks.stream()
                .filter(check -> List.of("FAILURE", "WARNING").contains(check.getString("status")))
                .map(check -> check.getString("status") + " " + check.getString("id") + ": "
                        + check.getString("errorMessage", "") + " " + check.get("details"))
                .toList();
    }
}
