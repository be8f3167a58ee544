package org.nextcloudmcp.walkthrough;

import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints steps and HTTP exchanges for people, credentials shortened to fingerprints. */
public final class Transcript {
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "authorization", "accept", "content-type", "mcp-protocol-version", "mcp-method", "mcp-name", "cookie");
    private static final Set<String> ANSWER_HEADERS =
            Set.of("www-authenticate", "location", "content-type", "set-cookie", "retry-after");
    private static final int MOST_LINES = 16;
    private static final int LONGEST_LINE = 240;

    private final PrintStream out;
    private int step;

    public Transcript(PrintStream out) {
        this.out = out;
    }

    /** A transcript that nobody reads. */
    public static Transcript silent() {
        return new Transcript(new PrintStream(
                java.io.OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Begins a step. */
    public void step(String title) {
        step++;
        out.println();
        out.println("━━ " + step + ". " + title + " " + "━".repeat(Math.max(3, 90 - title.length())));
    }

    /** Says something about the exchanges. */
    public void note(String text) {
        out.println("   » " + shortened(text));
    }

    void exchange(HttpRequest request, String body, Reply reply) {
        StringBuilder text = new StringBuilder("\n> ");
        text.append(shortened(request.method() + " " + request.uri())).append('\n');
        headers(text, "> ", request.headers().map(), REQUEST_HEADERS);
        lines(text, "> ", body);
        text.append("< ").append(reply.status()).append('\n');
        headers(text, "< ", reply.headers().map(), ANSWER_HEADERS);
        boolean readable = reply.header("Content-Type").orElse("").contains("json");
        lines(text, "< ", readable ? Pretty.json(reply.body()) : "");
        out.print(text);
        out.flush();
    }

    private static void headers(
            StringBuilder text, String mark, Map<String, List<String>> headers, Set<String> wanted) {
        headers.forEach((name, values) -> {
            if (wanted.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value ->
                        text.append(mark).append(shortened(name + ": " + value)).append('\n'));
            }
        });
    }

    private static void lines(StringBuilder text, String mark, String body) {
        List<String> lines = body.lines().toList();
        if (lines.isEmpty()) {
            return;
        }
        text.append(mark.strip()).append('\n');
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append(mark).append(shortened(line)).append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append(mark + "… " + (lines.size() - MOST_LINES) + " more lines\n");
        }
    }

    private static String shortened(String line) {
        String safe = Redaction.of(line);
        return safe.length() <= LONGEST_LINE ? safe : safe.substring(0, LONGEST_LINE) + "…";
    }
}
