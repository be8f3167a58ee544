package org.nextcloudmcp.idp;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider's keys as published at one time. Finding a key is a look-up, however many there are. */
final class KeySet {

    /** No provider means more keys by one id; each one tried costs the check of a signature. */
    private static final int MOST_TRIED = 4;

    private final List<ProviderKey> keys;
    private final Map<String, List<ProviderKey>> byId;

    KeySet(List<ProviderKey> keys) {
        this.keys = List.copyOf(keys);
        this.byId = keys.stream()
                .filter(key -> key.id().isPresent())
                .collect(groupingBy(key -> key.id().orElseThrow()));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * Whether these keys say which is meant, or that none is: only for others must newer ones be looked for. With a key
     * id it is enough that it is known; without one, that there is a key for the algorithm.
     */
    boolean answers(String algorithm, Optional<String> id) {
        return id.map(byId::containsKey)
                .orElseGet(() -> keys.stream().anyMatch(key -> key.algorithms().contains(algorithm)));
    }

    /**
     * The keys that a token may be signed with; none if it cannot be told which is meant.
     *
     * @param algorithm the {@code alg} of the token
     * @param id the {@code kid} of the token. Keys of several kinds may share one (RFC 7517 section 4.5)
     */
    List<ProviderKey> find(String algorithm, Optional<String> id) {
        var fitting = id.map(known -> byId.getOrDefault(known, List.of())).orElse(keys).stream()
                .filter(key -> key.algorithms().contains(algorithm))
                .limit(MOST_TRIED)
                .toList();
        // Without a key id only one key may be meant: trying them all would make a guess a proof.
        return id.isEmpty() && fitting.size() > 1 ? List.of() : fitting;
    }
}
