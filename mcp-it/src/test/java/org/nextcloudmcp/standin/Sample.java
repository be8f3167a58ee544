package org.nextcloudmcp.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A recorded request and its answer. */
public record Sample(
        String name,
        String method,
        String target,
        Map<String, String> headers,
        String body,
        int status,
        Map<String, String> answerHeaders,
        String answerBody) {
    private static final Pattern CRLF = Pattern.compile("(?i)content-type: (text/(calendar|vcard)|multipart/)");

    static List<Sample> folder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Sample::read).toList();
        }
    }

    private static Sample read(Path file) {
        try {
            String text = Files.readString(file);
            int cut = text.indexOf("\n----\n");
            String[] request = halves(text.substring(0, cut));
            String[] answer = halves(text.substring(cut + 6));
            String[] line = request[0].lines().findFirst().orElseThrow().split(" ");
            return new Sample(
                    file.getFileName().toString(),
                    line[0],
                    line[1],
                    headers(request[0]),
                    body(request[1], request[0]),
                    Integer.parseInt(answer[0].lines().findFirst().orElseThrow().split(" ")[1]),
                    headers(answer[0]),
                    answer[1]);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** The recorder ended each body with a line end. */
    private static String body(String recorded, String head) {
        String bare = recorded.stripTrailing();
        if (bare.matches("\\[binary, \\d+ bytes]")) {
            return "\u0001".repeat(Integer.parseInt(bare.replaceAll("\\D", "")));
        } else if (bare.matches("\\[\\d+ times the byte '.']")) {
            return bare.substring(bare.length() - 3, bare.length() - 2)
                    .repeat(Integer.parseInt(bare.replaceAll("\\D", "")));
        } else if (CRLF.matcher(head).find()) {
            return (bare + "\n").replace("\n", "\r\n");
        }
        return bare;
    }

    private static String[] halves(String message) {
        int blank = message.indexOf("\n\n");
        return blank < 0
                ? new String[] {message, ""}
                : new String[] {message.substring(0, blank), message.substring(blank + 2)};
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new LinkedHashMap<>();
        head.lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        return headers;
    }

    /** What the request was sent to, without the query. */
    public String path() {
        return target.replaceFirst("\\?.*", "");
    }

    /** Whether the recorder left out a part of the answer's body. */
    boolean isShortened() {
        return answerBody.contains("[... shortened by the recorder");
    }

    /** The name without its number and ending. */
    public String title() {
        return name.replaceFirst("^\\d+-", "").replaceFirst("\\.txt$", "");
    }
}
