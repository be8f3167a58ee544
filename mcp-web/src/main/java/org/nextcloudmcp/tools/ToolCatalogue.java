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
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.ToolSettings;

/**
 * Every tool that this server offers, in the order of their names: clients cache the list and models cache their prompts, so the
 * order must not change from one answer to the next.
 */
@Singleton
public class ToolCatalogue {

    private static final Logger LOG = Logger.getLogger(ToolCatalogue.class.getName());

    /** Clients of one kind ask for the same scopes, so there are few lists; a token decides which, so they are bounded. */
    private static final int MOST_LISTS = 64;

    private final List<ToolOffer> inOrder;
    private final Map<String, ToolOffer> byName;
    private final Map<String, String> withheld = new HashMap<>();
    private final Scopes scopes;
    private final int longestPage;
    private final Cache<ListKey, JsonArray> lists =
            Caffeine.newBuilder().maximumSize(MOST_LISTS).build();

    @Inject
    public ToolCatalogue(Instance<CallableTool> tools, AnnotatedTools methods, Configuration configuration) {
        this(Stream.concat(tools.stream(), methods.all()).toList(), configuration);
    }

    private ToolCatalogue(List<CallableTool> tools, Configuration configuration) {
        // A server with faulty settings starts too; it answers no call.
        this(
                tools.stream(),
                configuration.usable() ? configuration.settings().nextcloud().credential() : NextcloudCredential.GRANT,
                configuration.usable() ? configuration.settings().tools() : ToolSettings.STANDARD);
        if (configuration.usable()) {
            configuration.namesUnknown(configuration
                    .settings()
                    .tools()
                    .namesUnknown(tools.stream()
                            .map(tool -> tool.description().name())
                            .toList()));
        }
    }

    /** A catalogue of a server whose operator withholds nothing. */
    public ToolCatalogue(Stream<CallableTool> tools, NextcloudCredential credential) {
        this(tools, credential, ToolSettings.STANDARD);
    }

    /**
     * @param credential with what tools call Nextcloud; some tools have nothing to do with one or the other
     * @param settings what the operator lets be offered
     * @throws IllegalStateException if two tools have one name: which of them a client reaches must not be left to
     *     chance
     */
    public ToolCatalogue(Stream<CallableTool> tools, NextcloudCredential credential, ToolSettings settings) {
        longestPage = settings.limits().listEntries();
        var rules = new OperatorRules(settings);
        var sorted = new TreeMap<String, ToolOffer>();
        tools.forEach(tool -> tool.offered(credential).ifPresent(description -> {
            if (sorted.putIfAbsent(description.name(), ToolOffer.of(tool, description)) != null) {
                throw new IllegalStateException("Two tools are named " + description.name() + ".");
            }
        }));
        sorted.values()
                .forEach(offer -> rules.against(offer.description())
                        .ifPresent(rule -> withheld.put(offer.description().name(), rule)));
        sorted.keySet().removeAll(withheld.keySet());
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

    /** The tools that these scopes allow, as {@code tools/list} shows them to who lacks no app. */
    public JsonArray listFor(Scopes granted) {
        return listFor(granted, Set.of());
    }

    /**
     * The tools that these scopes allow, as {@code tools/list} shows them.
     *
     * @param missing apps whose tools are left out
     */
    JsonArray listFor(Scopes granted, Set<NextcloudApp> missing) {
        // Scopes of no tool make no other list.
        return lists.get(new ListKey(scopes.intersection(granted), missing), this::list);
    }

    private JsonArray list(ListKey key) {
        var list = CachedJson.array();
        inOrder.stream()
                .filter(offer -> key.granted().containsAll(offer.description().scopes()))
                .filter(offer ->
                        Collections.disjoint(offer.description().reach().apps(), key.missing()))
                .forEach(offer -> list.add(offer.json()));
        return list.build();
    }

    /** Why the operator does not let this tool be offered, as a sentence; empty for one that is, and for none. */
    Optional<String> withheld(String tool) {
        return Optional.ofNullable(withheld.get(tool))
                .map(rule -> "The operator of this server does not offer " + tool + ": " + rule
                        + ". Only the operator can change that; do without it, and tell the user.");
    }

    /** How many entries a page of a list may have at most, whatever the tool allows. */
    int longestPage() {
        return longestPage;
    }

    /** The apps that one of these tools needs. */
    Set<NextcloudApp> apps(Collection<String> tools) {
        return tools.stream()
                .flatMap(tool -> offer(tool).stream())
                .flatMap(offer -> offer.description().reach().apps().stream())
                .collect(Collectors.toUnmodifiableSet());
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

    /** What a list depends on. */
    private record ListKey(Scopes granted, Set<NextcloudApp> missing) {}
}
