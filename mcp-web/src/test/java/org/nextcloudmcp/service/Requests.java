package org.nextcloudmcp.service;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Form requests for tests, and the errors that they come to. */
final class Requests {

    static final String FORM = "application/x-www-form-urlencoded";

    private Requests() {}

    static FormRequest form(String body, String... authorization) throws RefusedException {
        return form(body, Optional.empty(), Optional.of(FORM), authorization);
    }

    static FormRequest form(String body, Optional<String> query, Optional<String> type, String... authorization)
            throws RefusedException {
        return FormRequest.read(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), query, type, List.of(authorization));
    }

    static String basic(String idAndSecret) {
        return "Basic " + Base64.getEncoder().encodeToString(idAndSecret.getBytes(StandardCharsets.UTF_8));
    }

    /** The error that the work ends with, as status and code. */
    static String refusal(Work work) {
        try {
            work.run();
        } catch (RefusedException e) {
            return e.error().status() + " " + e.error().code();
        }
        throw new AssertionError("not refused");
    }

    interface Work {
        void run() throws RefusedException;
    }
}
