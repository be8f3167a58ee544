package org.nextcloudmcp.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Comparator;
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

    private final Map<String, Entry> entries;
    private final Scopes scopes;

    @Inject
    public ToolCatalogue(Instance<CallableTool> tools, Configuration configuration) {
        // A server with faulty settings starts too; it answers no call.
        this(
                tools.stream(),
                configuration.usable() ? configuration.settings().nextcloud().credential() : NextcloudCredential.GRANT);
    }

    /**
     * @param credential with what tools call Nextcloud; some tools have nothing to do with one or the other
     * @throws IllegalStateException if two tools have one name: which of them a client reaches must not be left to
     *     chance
     */
    public ToolCatalogue(Stream<CallableTool> tools, NextcloudCredential credential) {
        entries = new TreeMap<>();
        tools.forEach(tool -> tool.offered(credential).ifPresent(description -> {
            if (entries.putIfAbsent(description.name(), new Entry(tool, description)) != null) {
                throw new IllegalStateException("two tools are named " + description.name());
            }
        }));
        scopes = Scopes.of(entries.values().stream()
                .flatMap(entry -> entry.description.scopes().names().stream())
                .sorted(Comparator.naturalOrder())
                .toList());
    }

    /** Makes the container build the catalogue with the application, so that a duplicate is a start that fails. */
    public void whenStarting(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.log(Level.FINE, "{0} tools", entries.size());
    }

    /** The scopes of all tools together. */
    public Scopes scopes() {
        return scopes;
    }

    public List<ToolDescription> descriptions() {
        return entries.values().stream().map(Entry::description).toList();
    }

    /** The tools that these scopes allow, as {@code tools/list} shows them. */
    public JsonArray listFor(Scopes granted) {
        var list = CachedJson.array();
        entries.values().stream()
                .filter(entry -> granted.containsAll(entry.description.scopes()))
                .forEach(entry -> list.add(entry.json));
        return list.build();
    }

    public Optional<CallableTool> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::tool);
    }

    private record Entry(CallableTool tool, ToolDescription description, JsonObject json) {
        Entry(CallableTool tool, ToolDescription description) {
            this(tool, description, description.toJson());
        }
    }
}
