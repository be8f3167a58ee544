package org.nextcloudmcp.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.NodePackage;

/**
 * The same tool on the server of the SDK for TypeScript, in both ways that it offers: one session for all callers, which
 * lives in that process alone; and nothing kept, with a server made for each request, as any node could serve it.
 */
final class SdkServer implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("listening on (\\d+)");

    private final ChildProcess process;
    private final URI url;
    private final String session;

    private SdkServer(ChildProcess process, URI url, String session) {
        this.process = process;
        this.url = url;
        this.session = session;
    }

    /** Starts it; nothing where there is no npm. */
    static Optional<SdkServer> start(BuiltProject project) {
        return NodePackage.install("the SDK", project.peersSource(), project.peers(), System.out::println)
                .map(installed -> start(installed, project.workFolder("benchmark-sdk")));
    }

    private static SdkServer start(NodePackage installed, Path folder) {
        Folders.remove(folder);
        ChildProcess process = ChildProcess.start(
                "the SDK's server",
                List.of(
                        installed.node().toString(),
                        installed.file("benchmark-server.mjs").toString()),
                Map.of("NODE_ENV", "production"),
                folder,
                folder.resolve("server.log"));
        Await.until(
                "the SDK's server to listen",
                Duration.ofMinutes(1),
                () -> LISTENS.matcher(process.output()).find(),
                process::lastLines);
        var port = LISTENS.matcher(process.output());
        if (!port.find()) {
            throw new IllegalStateException("it listened a moment ago");
        }
        URI url = URI.create("http://127.0.0.1:" + port.group(1) + "/mcp");
        return new SdkServer(process, url, session(url));
    }

    private static String session(URI url) {
        var request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer benchmark")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                                + "\"capabilities\":{},\"clientInfo\":{\"name\":\"benchmark\",\"version\":\"1\"}}}"))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join()
                .headers()
                .firstValue("mcp-session-id")
                .orElseThrow();
    }

    /** Both ways under load. */
    List<Load> loads(String body) {
        Map<String, String> stateless = Map.of(
                "Authorization", "Bearer benchmark",
                "Content-Type", "application/json",
                "Accept", "application/json, text/event-stream",
                "MCP-Protocol-Version", "2025-11-25");
        Map<String, String> inSession = new HashMap<>(stateless);
        inSession.put("Mcp-Session-Id", session);
        return List.of(
                new Load(
                        "TypeScript SDK 1.32.2, nothing kept",
                        url.resolve("/stateless"),
                        stateless,
                        body,
                        process::processorTime),
                new Load("TypeScript SDK 1.32.2, one session", url, inSession, body, process::processorTime));
    }

    @Override
    public void close() {
        process.close();
    }
}
