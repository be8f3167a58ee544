package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.harness.Folders;

/** A headless Chromium with one tab, driven by the DevTools protocol. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://127\\.0\\.0\\.1:(\\d+)/");
    private static final Duration PAGE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final WebSocket socket;
    private final Answers answers;
    private final AtomicInteger ids = new AtomicInteger();

    private Chromium(ChildProcess process, WebSocket socket, Answers answers) {
        this.process = process;
        this.socket = socket;
        this.answers = answers;
    }

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    static Chromium start(Path folder) throws Exception {
        Folders.remove(folder);
        Path log = folder.resolve("chromium.log");
        ChildProcess process = ChildProcess.start(
                "Chromium",
                List.of(
                        PROGRAM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-address=127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "about:blank"),
                Map.of(),
                folder.getParent(),
                log);
        Await.until("Chromium", PAGE, () -> LISTENING.matcher(process.output()).find(), process::lastLines);
        Matcher listening = LISTENING.matcher(process.output());
        listening.find();
        HttpClient client = HttpClient.newHttpClient();
        String tab = client.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + listening.group(1) + "/json/new?about:blank"))
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Answers answers = new Answers();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(Json.createReader(new StringReader(tab))
                                .readObject()
                                .getString("webSocketDebuggerUrl")),
                        answers)
                .get(30, TimeUnit.SECONDS);
        return new Chromium(process, socket, answers);
    }

    void open(URI url) {
        send("Page.navigate", Json.createObjectBuilder().add("url", url.toString()));
    }

    /** Waits until this expression is true in the page that is shown then. */
    void await(String expression) {
        Await.until(
                expression,
                PAGE,
                () -> JsonValue.TRUE.equals(evaluate("document.readyState === 'complete' && !!(" + expression + ")")),
                () -> "at " + evaluate("location.href") + ": " + evaluate("document.body.innerText"));
    }

    /** The value of an expression in the page; null while the page is changing. */
    JsonValue evaluate(String expression) {
        JsonObject answer = send(
                "Runtime.evaluate",
                Json.createObjectBuilder().add("expression", expression).add("returnByValue", true));
        JsonObject result =
                answer.containsKey("result") && answer.getJsonObject("result").containsKey("result")
                        ? answer.getJsonObject("result").getJsonObject("result")
                        : JsonValue.EMPTY_JSON_OBJECT;
        return result.getOrDefault("value", JsonValue.NULL);
    }

    private JsonObject send(String method, JsonObjectBuilder parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = answers.expect(id);
        socket.sendText(
                        Json.createObjectBuilder()
                                .add("id", id)
                                .add("method", method)
                                .add("params", parameters)
                                .build()
                                .toString(),
                        true)
                .join();
        return answer.orTimeout(PAGE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        process.close();
    }

    /** Brings answers to those who wait for them. */
    private static final class Answers implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
        private final StringBuilder message = new StringBuilder();

        CompletableFuture<JsonObject> expect(int id) {
            return waiting.computeIfAbsent(id, key -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                JsonObject answer =
                        Json.createReader(new StringReader(message.toString())).readObject();
                message.setLength(0);
                if (answer.containsKey("id")) {
                    CompletableFuture<JsonObject> waiter = waiting.remove(answer.getInt("id"));
                    if (waiter != null) {
                        waiter.complete(answer);
                    }
                }
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
