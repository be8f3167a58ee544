package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Notification;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcReading;

/** From headers and body to the answer: reads the message, finds its era, lets that era answer. */
@Singleton
public class Dispatch {

    private final StatelessEra stateless;
    private final InitializedEra initialized;
    private final Incidents incidents;

    @Inject
    public Dispatch(StatelessEra stateless, InitializedEra initialized, Incidents incidents) {
        this.stateless = stateless;
        this.initialized = initialized;
        this.incidents = incidents;
    }

    public McpAnswer answer(McpHeaders headers, byte[] body, Caller caller) {
        var reading = JsonRpcReading.of(body);
        return reading instanceof JsonRpcReading.Understood understood
                ? answer(headers, understood.message(), caller)
                : new McpAnswer.Message(400, ((JsonRpcReading.NotUnderstood) reading).answer());
    }

    private McpAnswer answer(McpHeaders headers, JsonRpcMessage message, Caller caller) {
        if (message instanceof Request request) {
            return answerRequest(headers, request, caller);
        }
        return message instanceof Notification notification ? accept(headers, notification) : new McpAnswer.Accepted();
    }

    private McpAnswer answerRequest(McpHeaders headers, Request request, Caller caller) {
        var era = Era.ofRequest(headers, request.method(), request.params());
        try {
            if (era instanceof Era.Refused refused) {
                return new McpAnswer.Message(400, refused.error().answering(request.id()));
            }
            return era instanceof Era.Stateless
                    ? stateless.answer(headers, request, caller)
                    : initialized.answer(request, caller);
        } catch (RuntimeException e) {
            // a fault of ours must not reach the container's error page: the client gets an error it can read
            var error = incidents.recorded(e);
            return new McpAnswer.Message(era instanceof Era.Stateless ? 500 : 200, error.answering(request.id()));
        }
    }

    private McpAnswer accept(McpHeaders headers, Notification notification) {
        var era = Era.ofNotification(headers, notification.params());
        if (era instanceof Era.Refused refused) {
            return new McpAnswer.Message(400, refused.error().answeringUnknown());
        }
        return era instanceof Era.Stateless ? stateless.accept(headers, notification) : new McpAnswer.Accepted();
    }
}
