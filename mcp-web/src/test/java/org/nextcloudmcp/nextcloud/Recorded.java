package org.nextcloudmcp.nextcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Answers that a real Nextcloud 32 gave: all of them are among the test resources of mcp-it, a few are shortened here. */
public final class Recorded {

    private Recorded() {}

    /** The answer of a sample, such as {@code files/31-get-file}. */
    public static NextcloudResponse answer(String sample) {
        var text = read(sample);
        var answer = text.substring(text.indexOf("----\n") + 5);
        var end = answer.indexOf("\n\n");
        var head = answer.substring(0, end).split("\n");
        var headers = new HashMap<String, String>();
        for (var i = 1; i < head.length; i++) {
            var colon = head[i].indexOf(": ");
            headers.put(head[i].substring(0, colon), head[i].substring(colon + 2));
        }
        var body = answer.substring(end + 2);
        // The file's own last newline, unless Nextcloud counted it.
        var counted = headers.getOrDefault("Content-Length", "")
                .equals(String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
        var content = counted || !body.endsWith("\n") ? body : body.substring(0, body.length() - 1);
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new NextcloudResponse(Integer.parseInt(head[0].split(" ")[1]), headers, bytes, false);
    }

    /** The same answer with another status line or body, for what was not recorded. */
    public static NextcloudResponse made(int status, String contentType, String body) {
        return new NextcloudResponse(
                status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8), false);
    }

    private static String read(String sample) {
        var shortened = Recorded.class.getResource("/nextcloud/" + sample + ".txt");
        var from = (shortened == null ? "/recorded/" : "/nextcloud/") + sample + ".txt";
        try (var stream = Recorded.class.getResourceAsStream(from)) {
            return new String(Objects.requireNonNull(stream, sample).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
