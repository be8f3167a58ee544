package org.nextcloudmcp.idp;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nextcloudmcp.settings.Configuration;

/** Posts a form to one of the provider's endpoints; no request goes out without client authentication. */
final class ProviderForm {

    private final Configuration configuration;
    private final ProviderHttp http;

    ProviderForm(Configuration configuration, ProviderHttp http) {
        this.configuration = configuration;
        this.http = http;
    }

    /**
     * Posts these parameters as our client.
     *
     * @throws ProviderUnavailableException if there is no answer
     */
    HttpAnswer post(URI endpoint, Map<String, String> parameters) {
        var client = ClientAuthentication.of(configuration.settings().provider());
        var form = new LinkedHashMap<>(parameters);
        form.putAll(client.parameters());
        return http.post(endpoint, form, client.authorization());
    }
}
