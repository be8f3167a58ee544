package org.nextcloudmcp.limits;

import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.LimitSettings;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.verification.VerifiedTokens;

/** Users, and a server that limits them. */
final class Callers {

    private Callers() {}

    static Caller named(String name) {
        return new Caller(VerifiedTokens.of(new Subject("https://idp.example", name), Scopes.none()));
    }

    static Configuration limiting(int perMinute, int atOnce, int streams, int streamsPerUser) {
        var standard = LimitSettings.STANDARD;
        var limits = new LimitSettings(
                standard.bodyBytes(), standard.json(), standard.callTime(), perMinute, atOnce, streams, streamsPerUser);
        return Configurations.of(NextcloudCredential.GRANT, limits);
    }
}
