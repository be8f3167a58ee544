package org.nextcloudmcp.startup;

import java.util.List;
import java.util.TreeSet;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.ServiceClient;
import org.nextcloudmcp.settings.ServiceSettings;

/**
 * What each trusted service may ask for, in words for the log. A limit whose name is misspelt is no fault that anybody
 * could see in the settings; here it is missing.
 */
final class ServicesInForce {

    private ServicesInForce() {}

    /** A line for each service, without its secret's hash. */
    static List<String> lines(ServiceSettings settings) {
        return settings.clients().stream().map(ServicesInForce::line).toList();
    }

    private static String line(ServiceClient service) {
        return "The service " + service.id().value() + " may ask for tokens for the audiences "
                + String.join(", ", new TreeSet<>(service.audiences())) + " with the scopes "
                + service.scopes().map(Scopes::toString).orElse("that it likes: none are set");
    }
}
