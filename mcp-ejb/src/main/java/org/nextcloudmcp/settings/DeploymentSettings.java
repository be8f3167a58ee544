package org.nextcloudmcp.settings;

import java.util.List;
import java.util.Locale;

/** Checks the settings that the server's own configuration uses: ports, database and first administrator. */
final class DeploymentSettings {

    private static final int LAST_PORT = 65_535;

    private DeploymentSettings() {}

    static void check(SettingSource source) {
        source.wholeNumber("http.port", 9080, 1, LAST_PORT);
        source.wholeNumber("https.port", 9443, 1, LAST_PORT);
        database(source);
        person(source, "admin");
        person(source, "auditor");
    }

    private static void database(SettingSource source) {
        var kind = source.text("db.kind").orElse("hsqldb");
        if (kind.equals("postgresql")) {
            for (var key : List.of("db.host", "db.name", "db.user", "db.password")) {
                source.required(key, "DB_KIND is postgresql: set it, or use hsqldb.");
            }
            source.wholeNumber("db.port", 5432, 1, LAST_PORT);
        } else if (!kind.equals("hsqldb")) {
            source.fault("db.kind", "is no known database", "Use hsqldb or postgresql.");
        }
    }

    /** Somebody without password would be open to all, a password without a name is a mistake. */
    private static void person(SettingSource source, String role) {
        var user = source.text(role + ".user").isPresent();
        var password = source.text(role + ".password").isPresent();
        if (user != password) {
            source.fault(
                    role + (user ? ".password" : ".user"),
                    "is missing while the other half is set",
                    "Set %1$s_USER and %1$s_PASSWORD, or neither.".formatted(role.toUpperCase(Locale.ROOT)));
        }
    }
}
