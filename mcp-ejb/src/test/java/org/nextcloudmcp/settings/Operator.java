package org.nextcloudmcp.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An operator who has set everything that is required, until a test says otherwise. */
public final class Operator {

    public static final String ISSUER = "https://id.example.com/realms/main";

    private final Map<String, String> values = new HashMap<>(Map.of(
            "oidc.issuer", ISSUER,
            "oidc.client.id", "nextcloud-mcp-server",
            "oidc.client.secret", "s3cret-of-the-client",
            "nextcloud.url", "https://cloud.example.com",
            "encryption.keys", "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));

    public Operator sets(String key, String value) {
        values.put(key, value);
        return this;
    }

    Operator forgets(String key) {
        values.remove(key);
        return this;
    }

    SettingsOutcome read() {
        return SettingsReader.read(key -> Optional.ofNullable(values.get(key)));
    }

    public Configuration configuration() {
        return new Configuration(read());
    }

    Settings settings() {
        return configuration().settings();
    }

    List<SettingFault> faults() {
        return configuration().faults();
    }
}
