package org.nextcloudmcp.standin.dav;

import java.util.Arrays;
import java.util.function.Supplier;
import org.nextcloudmcp.standin.Ask;

/** Conditional requests (RFC 9110 §13), in Nextcloud's words. */
public record Conditions(Ask ask) {
    /** Refuses a write whose condition does not hold. */
    public void requireForWriting(boolean exists, Supplier<String> etag) {
        requireMatch(exists, etag);
        if (exists
                && ask.header("If-None-Match")
                        .filter(given -> matches(given, etag.get()))
                        .isPresent()) {
            throw new DavRefused(DavError.condition(
                    "If-None-Match",
                    "An If-None-Match header was specified, but the ETag matched (or * was specified)."));
        }
    }

    /** Refuses a request that is about another version (If-Match). */
    public void requireMatch(boolean exists, Supplier<String> etag) {
        if (ask.header("If-Match").isEmpty()) {
            return;
        }
        if (!exists) {
            throw new DavRefused(
                    DavError.condition("If-Match", "An If-Match header was specified and the resource did not exist"));
        }
        if (!matches(ask.header("If-Match").get(), etag.get())) {
            throw new DavRefused(DavError.condition(
                            "If-Match", "An If-Match header was specified, but none of the specified ETags matched.")
                    .with("ETag", '"' + etag.get() + '"'));
        }
    }

    /** Whether the client has this version already (If-None-Match of a read). */
    public boolean notModified(String etag) {
        return ask.header("If-None-Match").filter(given -> matches(given, etag)).isPresent();
    }

    private static boolean matches(String given, String etag) {
        return given.strip().equals("*")
                || Arrays.stream(given.split(","))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals('"' + etag + '"'));
    }
}
