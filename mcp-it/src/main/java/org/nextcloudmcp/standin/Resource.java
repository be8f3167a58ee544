package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Recorded answers that are given as they are, but for the server's own address. */
public final class Resource {
    private Resource() {}

    /** Reads a file of JSON, in which {@code @url@} stands for the address. */
    public static JsonStructure read(String name, World world) {
        try (InputStream in = Objects.requireNonNull(Resource.class.getResourceAsStream(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            try (var reader = Json.createReader(
                    new StringReader(text.replace("@url@", world.url().toString())))) {
                return reader.read();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
