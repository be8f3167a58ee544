package org.nextcloudmcp.connect;

import java.time.Duration;
import java.util.List;
import org.nextcloudmcp.doctor.ProbePage;
import org.nextcloudmcp.oauth.RequestHandle;

/**
 * The question that a probe's link puts to the test user.
 *
 * @param signIn which sign-in it is: 1 or 2
 * @param provider the host of the identity provider, where Continue leads
 * @param access what is asked for
 * @param timeLeft how long the question can be answered, in words
 * @param request the value that goes back with the answer
 */
record ProbeQuestion(int signIn, String provider, List<ScopeLine> access, String timeLeft, String request)
        implements Page {

    static ProbeQuestion of(RequestHandle request, ProbePage.Askable askable, Duration timeLeft) {
        return new ProbeQuestion(
                askable.signIn(),
                askable.providerOrigin().getRawAuthority(),
                ScopeWords.access(askable.scopes()),
                ConsentQuestion.inWords(timeLeft),
                request.value());
    }

    boolean isSecond() {
        return signIn == 2;
    }

    @Override
    public String title() {
        return isSecond() ? "Examine the sign-in provider: once more" : "Examine the sign-in provider";
    }

    @Override
    public String template() {
        return "probe";
    }

    /** The value of the request is a credential: it goes into the form and nowhere else. */
    @Override
    public String toString() {
        return "ProbeQuestion[signIn=" + signIn + ", request=redacted]";
    }
}
