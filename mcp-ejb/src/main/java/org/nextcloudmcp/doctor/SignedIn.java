package org.nextcloudmcp.doctor;

import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.probe.ProbeRecord;

/**
 * A test user who has signed in for a probe.
 *
 * @param answer what the code was redeemed for
 * @param issSent whether the authorization response carried {@code iss}
 * @param asked the application's scopes that were asked for
 * @param again what opens the second sign-in, should one be needed
 */
record SignedIn(
        ProbeRecord probe, Subject subject, TokenAnswer answer, boolean issSent, Scopes asked, RequestHandle again) {}
