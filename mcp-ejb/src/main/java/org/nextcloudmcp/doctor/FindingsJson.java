package org.nextcloudmcp.doctor;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.Scopes;

/** Findings as JSON, for the database and for the administrator, and back. What was not measured is left out. */
final class FindingsJson {

    private FindingsJson() {}

    static JsonObject write(Findings findings) {
        var json = CachedJson.object();
        findings.discovered().ifPresent(found -> json.add("discovery", write(found)));
        findings.tokens().ifPresent(found -> json.add("tokens", write(found)));
        findings.introspected().ifPresent(found -> json.add("introspection", found.name()));
        findings.exchanged()
                .ifPresent(found -> json.add(
                        "exchange",
                        CachedJson.object().add("result", found.kind().name()).add("error", found.error())));
        findings.rotation().ifPresent(found -> json.add("refresh", write(found)));
        findings.revoked()
                .ifPresent(found -> json.add(
                        "revocation",
                        CachedJson.object()
                                .add("access_token", found.accessToken().name())
                                .add(
                                        "grant_after_access_token",
                                        found.grantAfterAccessToken().name())
                                .add("refresh_token", found.refreshToken().name())
                                .add(
                                        "newest_access_token",
                                        found.newestAccessToken().name())));
        findings.reused().ifPresent(found -> json.add("reuse", write(found)));
        return json.build();
    }

    private static JsonObjectBuilder write(Discovered found) {
        return CachedJson.object()
                .add("offline_access", found.offlineAccess().name())
                .add("exchange", found.exchange().name())
                .add("introspection", found.introspection())
                .add("revocation", found.revocation())
                .add("iss_promised", found.issPromised());
    }

    private static JsonObjectBuilder write(GivenTokens found) {
        var json = CachedJson.object()
                .add("iss_sent", found.issSent())
                .add("form", found.form().name())
                .add("for_nextcloud", found.forNextcloud().name())
                .add("resource_named", found.resourceNamed())
                .add("audiences", CachedJson.array(found.audiences()))
                .add("scopes_missing", found.missing().toString())
                .add("refresh_token", found.refreshToken());
        add(json, "access_token_seconds", found.accessSeconds());
        return add(json, "refresh_token_seconds", found.refreshSeconds());
    }

    private static JsonObjectBuilder write(Rotation found) {
        var json = CachedJson.object()
                .add("refresh_token", found.kind().name())
                .add("older_access_token", found.olderAccessToken().name())
                .add("fewer_scopes", found.narrowing().name());
        return add(json, "milliseconds", found.milliseconds());
    }

    private static JsonObjectBuilder write(Reused found) {
        var tolerated = CachedJson.array();
        found.toleratedAfter().forEach(tolerated::add);
        var json = CachedJson.object()
                .add("tolerated_after_seconds", tolerated)
                .add("newest_refresh_token", found.newest().name());
        return add(json, "refused_after_seconds", found.refusedAfter());
    }

    private static JsonObjectBuilder add(JsonObjectBuilder json, String name, OptionalLong number) {
        number.ifPresent(value -> json.add(name, value));
        return json;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Findings read(String text) {
        var json = StrictJson.object(text)
                .orElseThrow(() -> new IllegalArgumentException("stored findings are a JSON object"));
        return new Findings(
                part(json, "discovery").map(FindingsJson::discovered),
                part(json, "tokens").map(FindingsJson::tokens),
                StrictJson.string(json, "introspection").map(Introspected::valueOf),
                part(json, "exchange")
                        .map(part -> new Exchanged(
                                word(part, "result", Exchanged.Kind::valueOf),
                                word(part, "error", Function.identity()))),
                part(json, "refresh").map(FindingsJson::rotation),
                part(json, "revocation")
                        .map(part -> new Revoked(
                                word(part, "access_token", Revoked.Kind::valueOf),
                                word(part, "grant_after_access_token", Life::valueOf),
                                word(part, "refresh_token", Revoked.Kind::valueOf),
                                word(part, "newest_access_token", Life::valueOf))),
                part(json, "reuse")
                        .map(part -> new Reused(
                                numbers(part, "tolerated_after_seconds"),
                                number(part, "refused_after_seconds"),
                                word(part, "newest_refresh_token", Life::valueOf))));
    }

    private static Discovered discovered(JsonObject json) {
        return new Discovered(
                word(json, "offline_access", Discovered.Listing::valueOf),
                word(json, "exchange", Discovered.Listing::valueOf),
                json.getBoolean("introspection"),
                json.getBoolean("revocation"),
                json.getBoolean("iss_promised"));
    }

    private static GivenTokens tokens(JsonObject json) {
        return new GivenTokens(
                json.getBoolean("iss_sent"),
                word(json, "form", GivenTokens.Form::valueOf),
                word(json, "for_nextcloud", GivenTokens.ForNextcloud::valueOf),
                json.getBoolean("resource_named"),
                names(json, "audiences"),
                number(json, "access_token_seconds"),
                word(json, "scopes_missing", Scopes::parse),
                json.getBoolean("refresh_token"),
                number(json, "refresh_token_seconds"));
    }

    private static Rotation rotation(JsonObject json) {
        return new Rotation(
                word(json, "refresh_token", Rotation.Kind::valueOf),
                word(json, "older_access_token", Life::valueOf),
                word(json, "fewer_scopes", Rotation.Narrowing::valueOf),
                number(json, "milliseconds"));
    }

    private static Optional<JsonObject> part(JsonObject json, String name) {
        return json.get(name) instanceof JsonObject part ? Optional.of(part) : Optional.empty();
    }

    private static <T> T word(JsonObject json, String name, Function<String, T> meaning) {
        return StrictJson.string(json, name)
                .map(meaning)
                .orElseThrow(() -> new IllegalArgumentException("stored findings lack " + name));
    }

    private static OptionalLong number(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber number
                ? OptionalLong.of(number.longValueExact())
                : OptionalLong.empty();
    }

    private static List<Long> numbers(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray array
                ? array.getValuesAs(JsonNumber.class).stream()
                        .map(JsonNumber::longValueExact)
                        .toList()
                : List.of();
    }

    private static Set<String> names(JsonObject json, String name) {
        var names = new LinkedHashSet<String>();
        if (json.get(name) instanceof JsonArray array) {
            array.forEach((JsonValue item) -> names.add(((jakarta.json.JsonString) item).getString()));
        }
        return names;
    }
}
