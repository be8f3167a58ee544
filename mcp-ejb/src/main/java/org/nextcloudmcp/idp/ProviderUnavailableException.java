package org.nextcloudmcp.idp;

import jakarta.ejb.ApplicationException;
import java.time.Duration;

/**
 * The provider could not be asked: it does not answer, answers nonsense or has told us to wait. Nothing about the caller
 * is known from it. An application exception, so that it crosses an EJB's boundary as itself.
 */
@ApplicationException(rollback = true)
public final class ProviderUnavailableException extends RuntimeException {

    private final String reason;
    private final Duration retryAfter;

    /**
     * @param reason for the log; never from a provider's body
     * @param retryAfter how long to leave the provider alone
     */
    public ProviderUnavailableException(String reason, Duration retryAfter) {
        super(reason);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public ProviderUnavailableException(String reason, Duration retryAfter, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public String reason() {
        return reason;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
