package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.ClientId;

/** Reads whom a token was issued to: {@code client_id} (RFC 9068 section 2.2), else {@code azp}. */
final class ClientClaim {

    private ClientClaim() {}

    static boolean isFine(JsonObject claims) {
        return Stream.of("client_id", "azp")
                .filter(claims::containsKey)
                .allMatch(name -> StrictJson.string(claims, name)
                        .filter(id -> !id.isBlank())
                        .isPresent());
    }

    static Optional<ClientId> read(JsonObject claims) {
        return StrictJson.string(claims, "client_id")
                .or(() -> StrictJson.string(claims, "azp"))
                .map(ClientId::new);
    }
}
