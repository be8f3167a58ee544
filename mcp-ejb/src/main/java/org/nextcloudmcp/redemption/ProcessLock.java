package org.nextcloudmcp.redemption;

import jakarta.enterprise.inject.Vetoed;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.oauth.Subject;

/** {@link SubjectLock} for a database whose file one process owns: it is the only node. */
@Vetoed
final class ProcessLock implements SubjectLock {

    private final Set<Subject> taken = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<Held> tryLock(Subject subject) {
        return taken.add(subject) ? Optional.of(() -> taken.remove(subject)) : Optional.empty();
    }
}
