package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcNotification;

/**
 * Progress as notifications of the request's own stream: strictly increasing, as MCP demands, and no more of them than
 * a client can want, whatever the tool does.
 */
final class ToldProgress implements Progress {

    private final JsonValue token;
    private final Consumer<JsonObject> stream;
    private final Allowance allowance = new Allowance();
    private double last = Double.NEGATIVE_INFINITY;

    private ToldProgress(JsonValue token, Consumer<JsonObject> stream) {
        this.token = token;
        this.stream = stream;
    }

    static Progress of(Optional<JsonValue> token, Consumer<JsonObject> stream) {
        return token.<Progress>map(value -> new ToldProgress(value, stream)).orElseGet(Progress::untold);
    }

    @Override
    public synchronized void report(double progress, OptionalDouble total, Optional<String> message) {
        if (!(progress > last) || Double.isInfinite(progress)) {
            return;
        }
        var isLast = total.isPresent() && progress >= total.getAsDouble();
        if (!allowance.take() && !isLast) {
            return;
        }
        last = progress;
        var params = CachedJson.object().add("progressToken", token).add("progress", progress);
        total.ifPresent(all -> params.add("total", all));
        message.ifPresent(text -> params.add("message", text));
        stream.accept(new JsonRpcNotification("notifications/progress", params.build()).toJson());
    }
}
