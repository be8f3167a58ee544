package org.nextcloudmcp.tools;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;

/**
 * Every tool of this server, in the order of their names: clients cache the list and models cache their prompts, so the
 * order must not change from one answer to the next.
 */
@Singleton
public class ToolCatalogue {

    private static final Logger LOG = Logger.getLogger(ToolCatalogue.class.getName());

    /** Clients of one kind ask for the same scopes, so there are few lists; a token decides which, so they are bounded. */
    private static final int MOST_LISTS = 64;

    private final List<ToolOffer> inOrder;
    private final Map<String, ToolOffer> byName;
    private final Scopes scopes;
    private final Cache<Scopes, JsonArray> lists =
            Caffeine.newBuilder().maximumSize(MOST_LISTS).build();

    @Inject
    public ToolCatalogue(Instance<CallableTool> tools, AnnotatedTools methods, Configuration configuration) {
        // A server with faulty settings starts too; it answers no call.
        this(
                Stream.concat(tools.stream(), methods.all()),
                configuration.usable() ? configuration.settings().nextcloud().credential() : NextcloudCredential.GRANT);
    }

    /**
     * @param credential with what tools call Nextcloud; some tools have nothing to do with one or the other
     * @throws IllegalStateException if two tools have one name: which of them a client reaches must not be left to
     *     chance
     */
    public ToolCatalogue(Stream<CallableTool> tools, NextcloudCredential credential) {
        var sorted = new TreeMap<String, ToolOffer>();
        tools.forEach(tool -> tool.offered(credential).ifPresent(description -> {
            if (sorted.putIfAbsent(description.name(), ToolOffer.of(tool, description)) != null) {
                throw new IllegalStateException("Two tools are named " + description.name() + ".");
            }
        }));
        inOrder = List.copyOf(sorted.values());
        byName = new HashMap<>(sorted);
        scopes = Scopes.of(inOrder.stream()
                .flatMap(offer -> offer.description().scopes().names().stream())
                .sorted(Comparator.naturalOrder())
                .toList());
    }

    /** Makes the container build the catalogue with the application, so that a faulty tool is a start that fails. */
    public void whenStarting(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.log(Level.FINE, "{0} tools", inOrder.size());
    }

    /** The scopes of all tools together. */
    public Scopes scopes() {
        return scopes;
    }

    public List<ToolDescription> descriptions() {
        return inOrder.stream().map(ToolOffer::description).toList();
    }

    /** The tools that these scopes allow, as {@code tools/list} shows them. */
    public JsonArray listFor(Scopes granted) {
        // Scopes of no tool make no other list.
        return lists.get(scopes.intersection(granted), this::list);
    }

    private JsonArray list(Scopes granted) {
        var list = CachedJson.array();
        inOrder.stream()
                .filter(offer -> granted.containsAll(offer.description().scopes()))
                .forEach(offer -> list.add(offer.json()));
        return list.build();
    }

    public Optional<CallableTool> find(String name) {
        return offer(name).map(ToolOffer::tool);
    }

    /** The arguments that clients of this tool repeat in headers; none if there is no such tool. */
    public List<HeaderParameter> headerParameters(String tool) {
        return offer(tool).map(ToolOffer::headers).orElse(List.of());
    }

    Optional<ToolOffer> offer(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
