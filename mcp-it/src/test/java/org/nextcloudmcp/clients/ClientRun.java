package org.nextcloudmcp.clients;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.nextcloudmcp.walkthrough.Page;

/**
 * What a client told its user from its start to its end.
 *
 * @param told JSON objects, in their order
 * @param opened the pages at which the user ended, in their order
 */
record ClientRun(List<JsonObject> told, List<Page> opened) {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /**
     * Runs a client of ours, which asks by lines of JSON, with a user who does what it asks.
     *
     * @param errors gets what it writes to standard error
     */
    static ClientRun of(List<String> command, Path folder, Path errors, Walker user) {
        try {
            Files.createDirectories(errors.getParent());
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(
                    () -> process.isAlive() && process.destroyForcibly() != null,
                    CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS));
            ClientRun run = new ClientRun(new ArrayList<>(), new ArrayList<>());
            try (BufferedReader lines = process.inputReader();
                    Writer answers = process.outputWriter()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    run.hear(line, answers, user);
                }
            } finally {
                late.cancel(false);
                process.destroy();
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        "ended with " + status + " after " + run.told + "\n" + Files.readString(errors));
            }
            return run;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private void hear(String line, Writer answers, Walker user) throws IOException {
        if (!line.startsWith("{")) {
            return;
        }
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject message = reader.readObject();
            told.add(message);
            if (message.containsKey("open")) {
                opened.add(user.open(URI.create(message.getString("open"))));
                answers.write("done\n");
                answers.flush();
            }
        }
    }

    /** What it told of a step. */
    Optional<JsonObject> step(String name) {
        return told.stream()
                .filter(message -> message.getString("step", "").equals(name))
                .findFirst();
    }

    /** The addresses that it asked its user to open. */
    List<URI> asked() {
        return told.stream()
                .filter(message -> message.containsKey("open"))
                .map(message -> URI.create(message.getString("open")))
                .toList();
    }
}
