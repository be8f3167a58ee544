package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opaque tokens, about which the provider is asked each time (RFC 7662): active, for this audience, of a known user. */
public final class IntrospectedTokens implements TokenCheck {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String authorization;
    private final String audience;
    private final Map<String, Account> accounts;

    /**
     * @param authorization the header by which a client is allowed to ask
     * @param audience what a token must be for
     */
    public IntrospectedTokens(URI endpoint, String authorization, String audience, Stream<Account> accounts) {
        this.endpoint = endpoint;
        this.authorization = authorization;
        this.audience = audience;
        this.accounts = accounts.collect(Collectors.toMap(Account::sub, Function.identity()));
    }

    @Override
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    @Override
    public Optional<Account> owner(String token) {
        JsonObject said = introspection(token);
        return said.getBoolean("active", false) && audiences(said).contains(audience)
                ? Optional.ofNullable(accounts.get(said.getString("sub", "")))
                : Optional.empty();
    }

    private static List<String> audiences(JsonObject said) {
        JsonValue named = said.getOrDefault("aud", JsonValue.EMPTY_JSON_ARRAY);
        return named.getValueType() == JsonValue.ValueType.ARRAY
                ? named.asJsonArray().getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of(said.getString("aud"));
    }

    private JsonObject introspection(String token) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return Json.createReader(new StringReader(body)).readObject();
        } catch (JsonException noObject) {
            return JsonValue.EMPTY_JSON_OBJECT;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
