package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.ClientId;

/** Reads whom a token was issued to: {@code client_id} (RFC 9068 section 2.2), else {@code azp}. */
final class ClientClaim {

    /** As long as an id that is a URL may be. */
    private static final int LONGEST = 2048;

    private ClientClaim() {}

    static boolean isFine(JsonObject claims) {
        return Stream.of("client_id", "azp")
                .filter(claims::containsKey)
                .allMatch(name -> StrictJson.string(claims, name)
                        .filter(ClientClaim::isName)
                        .isPresent());
    }

    /** Control characters are refused: a client is logged and stored as it is. */
    private static boolean isName(String id) {
        return !id.isBlank() && id.length() <= LONGEST && id.codePoints().noneMatch(Character::isISOControl);
    }

    static Optional<ClientId> read(JsonObject claims) {
        return StrictJson.string(claims, "client_id")
                .or(() -> StrictJson.string(claims, "azp"))
                .map(ClientId::new);
    }
}
