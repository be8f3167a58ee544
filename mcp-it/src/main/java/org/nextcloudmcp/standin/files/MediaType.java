package org.nextcloudmcp.standin.files;

import java.util.Locale;
import java.util.Map;

/** Media types by file name: what was sent with the upload does not count. */
public final class MediaType {
    private static final Map<String, String> BY_ENDING = Map.of(
            "txt", "text/plain",
            "md", "text/markdown",
            "csv", "text/csv",
            "html", "text/html",
            "json", "application/json",
            "png", "image/png",
            "jpg", "image/jpeg",
            "pdf", "application/pdf");

    private MediaType() {}

    public static String of(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }
}
