package org.nextcloudmcp.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What an endpoint does instead of its work. */
@FunctionalInterface
public interface Fault {
    /** Answers, or does not, in the fault's own way. */
    void answer(HttpExchange exchange) throws IOException;

    /** An error status without a body. */
    static Fault status(int status) {
        return new Reply(status, Map.of(), "")::send;
    }

    /** An error status that says when to come again. */
    static Fault status(int status, Duration retryAfter) {
        return new Reply(status, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())), "")::send;
    }

    /** An error of RFC 6749 section 5.2. */
    static Fault error(int status, String code) {
        return Reply.error(status, code)::send;
    }

    /** 200 with this text, called JSON. */
    static Fault json(String text) {
        return Reply.json(200, text)::send;
    }

    /** 200 with nothing. */
    static Fault empty() {
        return new Reply(200, Map.of("Content-Type", "application/json"), "")::send;
    }

    /** A page for people, as a proxy shows it. */
    static Fault html() {
        return new Reply(200, Map.of("Content-Type", "text/html"), "<html><body><h1>Welcome</h1></body></html>")::send;
    }

    /** A redirect, which must not be followed: it could lead anywhere. */
    static Fault redirect(String location) {
        return Reply.redirect(location)::send;
    }

    /** Well-formed JSON of five megabytes. */
    static Fault oversized() {
        return Reply.json(200, "{\"filler\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}")::send;
    }

    /** Takes the request and answers this much later, in case anybody still listens. */
    static Fault slow(Duration delay) {
        return exchange -> {
            LockSupport.parkNanos(delay.toNanos());
            Reply.json(200, "{}").send(exchange);
        };
    }

    /** Answers a byte at a time, so that no single read times out. */
    static Fault dripping() {
        byte[] body = ("{\"filler\":\"" + "x".repeat(10_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                for (byte one : body) {
                    out.write(one);
                    out.flush();
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
            }
        };
    }
}
