package org.nextcloudmcp.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;

/**
 * A request as it came: the form in its body, and what the header says about the service.
 *
 * @param authorization all values of the Authorization header
 */
record FormRequest(SingleValues form, List<String> authorization) {

    /** A token of 16 KiB with every character escaped, and room for the rest. */
    static final int MOST_BYTES = 64 * 1024;

    /** The longest token that any of the endpoints looks at; a longer one is not ours. */
    static final int LONGEST_TOKEN = 16 * 1024;

    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?;?\\s*");

    /**
     * Reads a request. The query must be empty: parameters are sent in the body only (RFC 6749 sections 2.3.1 and 3.2),
     * for queries are kept by logs.
     *
     * @throws RefusedException if it is no form of ours, or breaks off
     */
    static FormRequest read(
            InputStream body, Optional<String> query, Optional<String> contentType, List<String> authorization)
            throws RefusedException {
        if (query.filter(text -> !text.isEmpty()).isPresent()) {
            throw new RefusedException(
                    ServiceError.invalidRequest("Send all parameters in the body, none in the URL."));
        }
        if (contentType
                .filter(type ->
                        FORM.matcher(type.strip().toLowerCase(Locale.ROOT)).matches())
                .isEmpty()) {
            throw new RefusedException(ServiceError.wrongMediaType());
        }
        var bytes = bytes(body);
        if (bytes.length > MOST_BYTES) {
            throw new RefusedException(ServiceError.tooLarge());
        }
        try {
            var text = new String(bytes, StandardCharsets.UTF_8);
            return new FormRequest(SingleValues.parse(text, MOST_BYTES), List.copyOf(authorization));
        } catch (MalformedRequestException e) {
            throw refused(e);
        }
    }

    /** A body that breaks off is the sender's affair: as a fault of ours it would let strangers fill the log. */
    private static byte[] bytes(InputStream body) throws RefusedException {
        try {
            return body.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new RefusedException(ServiceError.invalidRequest("The body breaks off."));
        }
    }

    /**
     * The value of a parameter.
     *
     * @throws RefusedException if it comes twice or is longer than any that is meant
     */
    Optional<String> value(String name) throws RefusedException {
        try {
            return form.get(name, MOST_BYTES);
        } catch (MalformedRequestException e) {
            throw refused(e);
        }
    }

    /**
     * The value of a parameter without which nothing can be done.
     *
     * @throws RefusedException if it is missing, comes twice or is longer than any that is meant
     */
    String required(String name) throws RefusedException {
        return value(name)
                .orElseThrow(() ->
                        new RefusedException(ServiceError.invalidRequest("The parameter " + name + " is missing.")));
    }

    private static RefusedException refused(MalformedRequestException e) {
        return new RefusedException(ServiceError.invalidRequest("The request is malformed: " + e.getMessage() + "."));
    }
}
