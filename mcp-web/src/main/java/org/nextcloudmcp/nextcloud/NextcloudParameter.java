package org.nextcloudmcp.nextcloud;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.CallParameter;

/** Gives tools the user's Nextcloud as a parameter. */
@Singleton
public class NextcloudParameter implements CallParameter<NextcloudClient> {

    private final NextcloudAccess access;

    @Inject
    public NextcloudParameter(NextcloudAccess access) {
        this.access = access;
    }

    @Override
    public Class<NextcloudClient> type() {
        return NextcloudClient.class;
    }

    @Override
    public boolean mayNeedConsent() {
        return true;
    }

    @Override
    public NextcloudClient of(Call call, Scopes scopes) {
        return access.client(call, scopes);
    }
}
