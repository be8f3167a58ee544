package org.nextcloudmcp.resources;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.paging.Position;

/** Resources for tests: one for each way in which a reading can end. */
public final class FakeResources {

    private static final Instant EXPIRY = Instant.parse("2026-01-01T00:10:00Z");

    private static final JsonObject FORM =
            CachedJson.readObject("{\"type\":\"object\",\"properties\":{\"it\":{\"type\":\"string\"}}}");

    private FakeResources() {}

    public static Stream<Resource> resources() {
        return Stream.of(
                resource(
                        "test://text",
                        Scopes.none(),
                        uri -> ResourceReading.Read.of(new ResourceContents.Text(uri, "text/plain", "Grüße"))),
                resource(
                        "test://binary",
                        Scopes.none(),
                        uri -> ResourceReading.Read.of(ResourceContents.Binary.of(
                                uri, "image/png", "png".getBytes(StandardCharsets.US_ASCII)))),
                resource(
                        "test://kept",
                        Scopes.none(),
                        uri -> new ResourceReading.Read(
                                List.of(
                                        new ResourceContents.Text(uri, "text/plain", "one"),
                                        new ResourceContents.Text(uri, "text/plain", "two")),
                                Duration.ofSeconds(30))),
                resource("test://secret", Scopes.of("files.read", "files.write"), uri -> {
                    throw new IllegalStateException("read without its scopes");
                }),
                resource("test://refused", Scopes.none(), uri -> new ResourceReading.Refused("Nextcloud is away.")),
                resource("test://malformed", Scopes.none(), uri -> new ResourceReading.Malformed("No such path.")),
                resource("test://gone", Scopes.none(), uri -> new ResourceReading.NotFound()),
                resource(
                        "test://consent",
                        Scopes.none(),
                        uri -> new ResourceReading.ConsentRequired(
                                URI.create("https://broker.example/connect?request=h"),
                                EXPIRY,
                                "Open https://broker.example/connect?request=h.")),
                new Single(
                        ResourceDescription.of(URI.create("test://question"), "question"),
                        Scopes.none(),
                        FakeResources::ask));
    }

    /** Would be fresh for a minute, were it not for the question. */
    private static ResourceReading ask(ResourceDescription description, Call call) {
        return call.input()
                .response("which")
                .<ResourceReading>map(answer -> new ResourceReading.Read(
                        List.of(new ResourceContents.Text(description.uri(), "application/json", answer.toString())),
                        Duration.ofMinutes(1)))
                .orElseGet(() -> new ResourceReading.InputRequired(
                        Map.of("which", new InputRequest.Form("Which?", FORM)), Optional.empty()));
    }

    public static Stream<ResourceTemplate> templates() {
        return Stream.of(
                new Numbered("test://numbers/{id}/data", Scopes.none(), 7),
                new Numbered("test://private/{id}", Scopes.of("files.read"), 3));
    }

    static Resource resource(String uri, Scopes scopes, java.util.function.Function<URI, ResourceReading> reading) {
        return new Single(
                ResourceDescription.of(URI.create(uri), uri.substring("test://".length()))
                        .titled("For tests")
                        .described("Is read in tests.")
                        .ofType("text/plain"),
                scopes,
                (description, call) -> reading.apply(description.uri()));
    }

    private record Single(
            ResourceDescription description,
            Scopes scopes,
            BiFunction<ResourceDescription, Call, ResourceReading> reading)
            implements Resource {

        @Override
        public ResourceReading read(Call call) {
            return reading.apply(description, call);
        }
    }

    /** Resources 1 to {@code last}, read as their number. */
    record Numbered(String template, Scopes scopes, int last) implements ResourceTemplate {

        @Override
        public TemplateDescription description() {
            return new TemplateDescription(
                    UriTemplate.of(template), "numbers", "Numbers", "Numbered things.", Optional.of("text/plain"));
        }

        @Override
        public ResourceReading read(UriVariables variables, Call call) {
            var id = variables.text("id").orElse("");
            return id.matches("[1-9]")
                    ? ResourceReading.Read.of(new ResourceContents.Text(uri(id), "text/plain", "number " + id))
                    : new ResourceReading.NotFound();
        }

        @Override
        public ResourceListing list(Position position, int most, Call call) {
            var all = IntStream.rangeClosed(1, last)
                    .mapToObj(id -> ResourceDescription.of(uri(String.valueOf(id)), "number " + id))
                    .toList();
            return new ResourceListing(Page.of(all, ResourceDescription::name, position, most), true);
        }

        @Override
        public Completion complete(Typing typing, Call call) {
            return Completion.of(IntStream.rangeClosed(1, 150)
                    .mapToObj(String::valueOf)
                    .filter(id -> id.startsWith(typing.value()))
                    .toList());
        }

        private URI uri(String id) {
            return URI.create(template.replace("{id}", id));
        }
    }
}
