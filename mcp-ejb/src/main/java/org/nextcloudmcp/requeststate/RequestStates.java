package org.nextcloudmcp.requeststate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.json.CachedJson;

/**
 * Seals states with the server's own keys, so that every node opens what another one sealed and nothing is stored. A
 * state can come back more than once within its time: what must happen once has to be kept from happening twice
 * elsewhere.
 */
@Singleton
public class RequestStates {

    private static final String PURPOSE = "mcp.request-state";

    private final SecretCipher cipher;
    private final Clock clock;

    @Inject
    public RequestStates(SecretCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Seals a state.
     *
     * @param expiresAt the first moment at which it no longer opens
     * @return letters, digits and {@code . _ -} only
     */
    public String seal(String state, RequestBinding binding, Instant expiresAt) {
        var content = CachedJson.object()
                .add("until", expiresAt.getEpochSecond())
                .add("for", request(binding))
                .add("state", state)
                .build();
        var sealed = cipher.seal(CachedJson.text(content), associated(binding));
        return text(sealed.keyId().getBytes(StandardCharsets.UTF_8)) + "." + text(sealed.bytes());
    }

    /** Opens what comes from outside. */
    public OpenedState open(String sealed, RequestBinding binding) {
        var dot = sealed.indexOf('.');
        if (dot < 1) {
            return new OpenedState.Foreign();
        }
        try {
            var keyId = new String(Base64.getUrlDecoder().decode(sealed.substring(0, dot)), StandardCharsets.UTF_8);
            var bytes = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            var content = CachedJson.readObject(cipher.open(new SealedSecret(keyId, bytes), associated(binding)));
            return judged(content, binding);
        } catch (IllegalArgumentException | SealBrokenException e) {
            return new OpenedState.Foreign();
        }
    }

    private OpenedState judged(JsonObject content, RequestBinding binding) {
        if (!content.getJsonObject("for").equals(request(binding))) {
            return new OpenedState.Foreign();
        }
        var until = Instant.ofEpochSecond(content.getJsonNumber("until").longValueExact());
        return clock.instant().isBefore(until)
                ? new OpenedState.Genuine(content.getString("state"))
                : new OpenedState.Expired();
    }

    private static JsonObject request(RequestBinding binding) {
        var request = CachedJson.object().add("method", binding.method()).add("params", binding.paramsDigest());
        binding.client().ifPresent(client -> request.add("client", client.value()));
        return request.build();
    }

    private static AssociatedData associated(RequestBinding binding) {
        return new AssociatedData(PURPOSE, binding.subject(), 0);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
