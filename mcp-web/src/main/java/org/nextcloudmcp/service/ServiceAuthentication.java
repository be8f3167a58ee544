package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.ServiceClient;

/**
 * Finds out which service a request comes from (RFC 6749 sections 2.3 and 3.2.1). Every failure is answered alike. Two
 * failures a minute of an id that exists take the time of a line in the log: an id is no secret, its secret is.
 */
@Singleton
public class ServiceAuthentication {

    private final Configuration configuration;
    private final FailedLogins failures;
    private final DeniedServices denied;

    @Inject
    ServiceAuthentication(Configuration configuration, FailedLogins failures, DeniedServices denied) {
        this.configuration = configuration;
        this.failures = failures;
        this.denied = denied;
    }

    /**
     * The service.
     *
     * @throws RefusedException if the request does not prove one
     */
    ServiceClient service(FormRequest request) throws RefusedException {
        var login = ClientLogin.read(request);
        if (login.isEmpty()) {
            throw new RefusedException(ServiceError.invalidClient());
        }
        var service = configuration
                .settings()
                .service()
                .authenticated(login.get().id(), login.get().secret());
        if (service.isPresent()) {
            return service.get();
        }
        throw new RefusedException(refusal(login.get().id()));
    }

    private ServiceError refusal(ClientId id) {
        var failure = failures.failed(id);
        denied.denied(id);
        return failure.tooMany() ? ServiceError.tooManyFailures(failure.left()) : ServiceError.invalidClient();
    }
}
