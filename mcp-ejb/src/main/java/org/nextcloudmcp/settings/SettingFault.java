package org.nextcloudmcp.settings;

/**
 * One thing wrong with one setting. Never contains the value of a secret.
 *
 * @param key the setting's name, for example {@code oidc.issuer}
 * @param environmentName the same as an environment variable, for example {@code OIDC_ISSUER}
 * @param problem what is wrong, as the end of "OIDC_ISSUER …"
 * @param remedy what the operator should do, as a sentence
 */
public record SettingFault(String key, String environmentName, String problem, String remedy) {

    /** The fault as one line for the log and the health check. */
    public String sentence() {
        return environmentName + " (" + key + ") " + problem + ". " + remedy;
    }
}
