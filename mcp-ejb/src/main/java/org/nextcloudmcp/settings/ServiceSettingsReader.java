package org.nextcloudmcp.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;

/** Reads the trusted services. A fault names a service by its place in the list and never repeats a hash. */
final class ServiceSettingsReader {

    private static final String CLIENTS = "service.clients";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final String HOW_TO_MAKE_ONE =
            "Make a secret with \"openssl rand -hex 32\" and its hash with \"printf %s SECRET | openssl dgst -sha256 -r |"
                    + " cut -c1-64\"; set id:hash, comma separated.";

    private final SettingSource source;
    private final ExchangeSettings exchange;
    private final Optional<String> ourClientId;
    private final Set<String> seen = new HashSet<>();

    private ServiceSettingsReader(SettingSource source, ExchangeSettings exchange, Optional<String> ourClientId) {
        this.source = source;
        this.exchange = exchange;
        this.ourClientId = ourClientId;
    }

    static ServiceSettings read(SettingSource source, ExchangeSettings exchange, Optional<String> ourClientId) {
        return new ServiceSettingsReader(source, exchange, ourClientId).settings();
    }

    private ServiceSettings settings() {
        var clients = new ArrayList<ServiceClient>();
        for (var entry : source.items(CLIENTS)) {
            client(entry).ifPresent(clients::add);
        }
        return new ServiceSettings(clients);
    }

    private Optional<ServiceClient> client(String entry) {
        var parts = entry.split(":", 2);
        var id = parts[0].strip();
        var hash = SecretHash.parse(parts.length == 2 ? parts[1].strip() : "");
        if (hash.isEmpty() || !ID.matcher(id).matches()) {
            source.fault(CLIENTS, "has an entry that is not an id and a SHA-256 in lower-case hex", HOW_TO_MAKE_ONE);
            return Optional.empty();
        }
        // Else the limits of one service could be another's: they are read from one environment variable.
        if (!seen.add(SettingSource.environmentName(id))) {
            source.fault(
                    CLIENTS,
                    "names two services whose ids are the same in an environment variable",
                    "Give every service an id that differs in letters or digits.");
        }
        if (ourClientId.filter(id::equals).isPresent()) {
            source.fault(CLIENTS, "names our own client at the provider", "Give the service an id of its own.");
        }
        return Optional.of(new ServiceClient(new ClientId(id), hash.get(), audiences(id), scopes(id)));
    }

    private Set<String> audiences(String id) {
        var key = CLIENTS + "." + id + ".audiences";
        var own = limit(key);
        if (!exchange.audiences().containsAll(own)) {
            source.fault(key, "names an audience that exchange.audiences lacks", "Remove it here, or add it there.");
        }
        return own.isEmpty() ? exchange.audiences() : own;
    }

    private Optional<Scopes> scopes(String id) {
        var key = CLIENTS + "." + id + ".scopes";
        var own = limit(key);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (!own.stream().allMatch(Scopes::isScopeToken)) {
            source.fault(key, "names something else than scopes", "List scopes such as notes.read,files.read.");
            return Optional.empty();
        }
        return Optional.of(Scopes.of(own));
    }

    /** What is set and names nothing was meant as a limit: read as none it would open what it should close. */
    private Set<String> limit(String key) {
        var items = source.items(key);
        if (items.isEmpty() && source.text(key).isPresent()) {
            source.fault(key, "is set and names nothing", "Name what the service may ask for, or remove the setting.");
        }
        return items;
    }
}
