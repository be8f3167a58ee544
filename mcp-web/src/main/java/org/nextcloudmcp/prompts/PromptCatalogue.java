package org.nextcloudmcp.prompts;

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
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nextcloudmcp.oauth.Scopes;

/** Every prompt of this server, in the order of their names. */
@Singleton
public class PromptCatalogue {

    private static final Logger LOG = Logger.getLogger(PromptCatalogue.class.getName());

    private final Map<String, Prompt> prompts = new TreeMap<>();

    @Inject
    public PromptCatalogue(Instance<Prompt> prompts) {
        this(prompts.stream());
    }

    /**
     * @throws IllegalStateException if two prompts have one name: which of them a client reaches must not be left to
     *     chance
     */
    public PromptCatalogue(Stream<? extends Prompt> prompts) {
        prompts.forEach(prompt -> {
            var name = prompt.description().name();
            if (this.prompts.putIfAbsent(name, prompt) != null) {
                throw new IllegalStateException("two prompts are named " + name);
            }
        });
    }

    /** Makes the container build the catalogue with the application, so that a duplicate is a start that fails. */
    public void whenStarting(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.log(Level.FINE, "{0} prompts", prompts.size());
    }

    /** The prompts that these scopes allow. */
    public List<Prompt> listFor(Scopes granted) {
        return prompts.values().stream()
                .filter(one -> granted.containsAll(one.description().scopes()))
                .toList();
    }

    /** Whether every caller sees the same list. */
    public boolean isSameForAll() {
        return prompts.values().stream()
                .allMatch(prompt -> prompt.description().scopes().isEmpty()
                        && prompt.tools().isEmpty());
    }

    public Optional<Prompt> find(String name) {
        return Optional.ofNullable(prompts.get(name));
    }
}
