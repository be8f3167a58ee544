package org.nextcloudmcp.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that asks for a sign-in by writing an address, run with a user who opens it.
 *
 * @param output all that it wrote
 */
record CommandLine(int status, String output) {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern SIGN_IN = Pattern.compile("https?://\\S+/protocol/openid-connect/auth\\?\\S+");

    /**
     * Runs it to its end.
     *
     * @param home where it keeps what it wants to keep
     */
    static CommandLine run(List<String> command, Path home, Walker user) {
        try {
            Files.createDirectories(home);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "HOME", home.toString(),
                            "BROWSER", "true",
                            "NO_COLOR", "1",
                            "MCP_AUTO_OPEN_ENABLED", "true",
                            "MCP_INSPECTOR_SECRET_STORE", "memory"));
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<Void> late = CompletableFuture.runAsync(
                    process::destroyForcibly, CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS));
            StringBuilder output = new StringBuilder();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.append(line).append('\n');
                    openIfAsked(line, user);
                }
            } finally {
                late.cancel(false);
            }
            return new CommandLine(process.waitFor(), output.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /** The user opens the address in a line, if there is one. */
    static void openIfAsked(String line, Walker user) {
        Matcher address = SIGN_IN.matcher(line);
        if (address.find()) {
            user.open(URI.create(address.group()));
        }
    }
}
