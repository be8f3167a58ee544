package org.nextcloudmcp.clients;

import java.net.URI;
import org.nextcloudmcp.walkthrough.Browser;
import org.nextcloudmcp.walkthrough.Page;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** A user who opens what a client asks for, signs in, and says yes to everything. */
final class Walker {
    private final Browser browser = new Browser(Transcript.silent());
    private final User user;

    Walker(User user) {
        this.user = user;
    }

    /** Goes on until there is nothing more to say yes to; answers the last page. */
    Page open(URI url) {
        Page page = browser.open(url);
        if (page.button("Continue").isPresent()) {
            page = browser.press(page, "Continue");
        }
        page = user.signIn(browser, page);
        return User.isConsentScreen(page) ? user.agree(browser, page) : page;
    }
}
