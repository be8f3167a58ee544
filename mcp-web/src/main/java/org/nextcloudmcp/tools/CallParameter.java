package org.nextcloudmcp.tools;

import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;

/**
 * Gives tools something that belongs to a call, as a method parameter of its type. Each implementation is a CDI bean.
 *
 * @param <T> the parameter's type
 */
public interface CallParameter<T> {

    Class<T> type();

    /** Whether a call that uses it may end with the link to the user's consent, where there are grants. */
    boolean mayNeedConsent();

    /**
     * The value for one call. Nothing should be asked for before the tool uses it: what a tool refuses by itself needs
     * no consent of the user.
     *
     * @param scopes those of the tool
     */
    T of(Call call, Scopes scopes);
}
