package org.nextcloudmcp.provisioning;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.State;

/** Values nobody can guess: 256 random bits each, as 43 characters of base64url. */
@Singleton
public class RandomValues {

    private static final int BYTES = 32;

    private final SecureRandom random;

    @Inject
    public RandomValues(SecureRandom random) {
        this.random = random;
    }

    public RequestHandle handle() {
        return new RequestHandle(next());
    }

    public SessionId sessionId() {
        return new SessionId(next());
    }

    public State state() {
        return new State(next());
    }

    public Nonce nonce() {
        return new Nonce(next());
    }

    public BrowserBinding binding() {
        return new BrowserBinding(next());
    }

    /** As long as RFC 7636 section 4.1 recommends. */
    public CodeVerifier verifier() {
        return new CodeVerifier(next());
    }

    private String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
