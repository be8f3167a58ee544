package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.ServiceClient;

/** Finds out which service a request comes from (RFC 6749 sections 2.3 and 3.2.1). */
@Singleton
public class ServiceAuthentication {

    private final Configuration configuration;
    private final FailedLogins failures;
    private final Audit audit;

    @Inject
    ServiceAuthentication(Configuration configuration, FailedLogins failures, Audit audit) {
        this.configuration = configuration;
        this.failures = failures;
        this.audit = audit;
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
        if (failure.number() == 1) {
            note(id, "WRONG_SECRET");
        } else if (failure.number() == FailedLogins.A_MINUTE + 1) {
            note(id, "TOO_MANY_FAILURES");
        }
        return failure.tooMany() ? ServiceError.tooManyFailures(failure.left()) : ServiceError.invalidClient();
    }

    /** At most two rows a minute for each service that exists: strangers must not be able to fill the database. */
    private void note(ClientId id, String outcome) {
        configuration
                .settings()
                .service()
                .find(id)
                .ifPresent(known -> audit.record(
                        AuditAction.SERVICE_DENIED,
                        Optional.empty(),
                        Optional.of(known.id()),
                        outcome,
                        Optional.empty()));
    }
}
