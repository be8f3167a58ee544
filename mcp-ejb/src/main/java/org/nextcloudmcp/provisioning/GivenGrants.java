package org.nextcloudmcp.provisioning;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.grant.GrantDirectory;
import org.nextcloudmcp.grant.GrantSummary;
import org.nextcloudmcp.oauth.Subject;

/** The grants as an administrator looks through them, without their tokens. Each call is one transaction. */
@Stateless
public class GivenGrants {

    private GrantDirectory grants;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public GivenGrants() {}

    @Inject
    public GivenGrants(EntityManager entityManager) {
        this.grants = new GrantDirectory(entityManager);
    }

    /** The grants with the lowest numbers above this one, at most as many as the limit. */
    public List<GrantSummary> page(long after, int limit) {
        return grants.page(after, limit);
    }

    /** Whose grant has this number. */
    public Optional<Subject> subjectOf(long id) {
        return grants.subjectOf(id);
    }

    public long count() {
        return grants.count();
    }
}
