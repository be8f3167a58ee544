package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Notification;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcReading;
import org.nextcloudmcp.settings.Configuration;

/** From headers and body to what is to be done: reads the message, finds its era, lets that era check it. */
@Singleton
public class Dispatch {

    private final StatelessEra stateless;
    private final InitializedEra initialized;
    private final Incidents incidents;
    private final Configuration configuration;

    @Inject
    public Dispatch(
            StatelessEra stateless, InitializedEra initialized, Incidents incidents, Configuration configuration) {
        this.configuration = configuration;
        this.stateless = stateless;
        this.initialized = initialized;
        this.incidents = incidents;
    }

    Prepared prepare(McpHeaders headers, byte[] body, Caller caller) {
        var reading = JsonRpcReading.of(body, configuration.settings().limits().json());
        return reading instanceof JsonRpcReading.Understood understood
                ? prepare(headers, understood.message(), caller)
                : answered(new McpAnswer.Message(400, ((JsonRpcReading.NotUnderstood) reading).answer()));
    }

    private Prepared prepare(McpHeaders headers, JsonRpcMessage message, Caller caller) {
        if (message instanceof Request request) {
            return prepareRequest(headers, request, caller);
        }
        return answered(
                message instanceof Notification notification
                        ? accept(headers, notification, caller)
                        : takeAnswer(headers, (JsonRpcMessage.Response) message, caller));
    }

    /** Only the older era asks its clients: 2026-07-28 forbids them to send answers. */
    private McpAnswer takeAnswer(McpHeaders headers, JsonRpcMessage.Response answer, Caller caller) {
        var era = Era.ofNotification(headers, JsonValue.EMPTY_JSON_OBJECT);
        if (era instanceof Era.Initialized) {
            return initialized.takeAnswer(headers, answer, caller);
        }
        var error = era instanceof Era.Refused refused
                ? refused.error()
                : JsonRpcError.invalidRequest("Answers are not sent in this revision: repeat the request with them.");
        return new McpAnswer.Message(400, error.answeringUnknown());
    }

    private Prepared prepareRequest(McpHeaders headers, Request request, Caller caller) {
        var era = Era.ofRequest(headers, request.method(), request.params());
        if (era instanceof Era.Refused refused) {
            return answered(new McpAnswer.Message(400, refused.error().answering(request.id())));
        }
        try {
            return era instanceof Era.Stateless
                    ? stateless.prepare(headers, request, caller)
                    : initialized.prepare(headers, ((Era.Initialized) era).version(), request, caller);
        } catch (RuntimeException e) {
            // a fault of ours must not reach the container's error page: the client gets an error it can read
            var error = incidents.recorded(e);
            return answered(
                    new McpAnswer.Message(era instanceof Era.Stateless ? 500 : 200, error.answering(request.id())));
        }
    }

    private McpAnswer accept(McpHeaders headers, Notification notification, Caller caller) {
        var era = Era.ofNotification(headers, notification.params());
        if (era instanceof Era.Refused refused) {
            return new McpAnswer.Message(400, refused.error().answeringUnknown());
        }
        return era instanceof Era.Stateless
                ? stateless.accept(headers, notification)
                : initialized.accept(headers, notification, caller);
    }

    private static Prepared answered(McpAnswer answer) {
        return new Prepared.Answered(answer);
    }
}
