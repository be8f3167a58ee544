package org.nextcloudmcp.resources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;

/** Every resource and every template of this server, in the order of their URIs. */
@Singleton
public class ResourceCatalogue {

    private static final Logger LOG = Logger.getLogger(ResourceCatalogue.class.getName());

    private final Map<String, Resource> resources = new TreeMap<>();
    private final Map<String, ResourceTemplate> templates = new TreeMap<>();

    @Inject
    public ResourceCatalogue(Instance<Resource> resources, Instance<ResourceTemplate> templates) {
        this(resources.stream(), templates.stream());
    }

    /**
     * @throws IllegalStateException if two have one URI: which of them a client reaches must not be left to chance
     */
    public ResourceCatalogue(Stream<? extends Resource> resources, Stream<? extends ResourceTemplate> templates) {
        resources.forEach(one -> add(this.resources, one.description().uri().toString(), one));
        templates.forEach(
                one -> add(this.templates, one.description().uriTemplate().toString(), one));
    }

    /** Makes the container build the catalogue with the application, so that a duplicate is a start that fails. */
    public void whenStarting(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.log(Level.FINE, "{0} resources, {1} templates", new Object[] {resources.size(), templates.size()});
    }

    /** The resources that these scopes allow. */
    List<Resource> resources(Scopes granted) {
        return resources.values().stream()
                .filter(one -> granted.containsAll(one.scopes()))
                .toList();
    }

    /** The templates that these scopes allow. */
    public List<ResourceTemplate> templates(Scopes granted) {
        return templates.values().stream()
                .filter(one -> granted.containsAll(one.scopes()))
                .toList();
    }

    /** The template that is written like this. */
    public Optional<ResourceTemplate> template(String uriTemplate) {
        return Optional.ofNullable(templates.get(uriTemplate));
    }

    /** What this URI names: a resource of exactly this URI before any template. */
    public Optional<Found> find(String uri) {
        return Optional.ofNullable(resources.get(uri))
                .map(one -> new Found(one.scopes(), one.tools(), one::read))
                .or(() -> templates.values().stream()
                        .flatMap(one -> readable(one, uri).stream())
                        .findFirst());
    }

    private static Optional<Found> readable(ResourceTemplate template, String uri) {
        return template.description()
                .uriTemplate()
                .match(uri)
                .map(variables ->
                        new Found(template.scopes(), template.tools(), call -> template.read(variables, call)));
    }

    private static <T> void add(Map<String, T> all, String uri, T one) {
        if (all.putIfAbsent(uri, one) != null) {
            throw new IllegalStateException("two resources have the URI " + uri);
        }
    }

    /**
     * Something that a URI names.
     *
     * @param scopes what the caller's token must carry
     * @param tools those that lead to the same
     * @param read to be called only if it does
     */
    public record Found(Scopes scopes, List<String> tools, Function<Call, ResourceReading> read) {}
}
