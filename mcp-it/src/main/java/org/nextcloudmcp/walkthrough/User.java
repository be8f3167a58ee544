package org.nextcloudmcp.walkthrough;

import java.util.Map;
import java.util.NoSuchElementException;

/** A person of the demo realm, who knows the password and the buttons. */
public record User(String name, String password) {
    public static final User ALICE = new User("alice", "alice-pw");
    public static final User BOB = new User("bob", "bob-pw");
    public static final User CAROL = new User("carol", "carol-pw");

    /** Signs in if the provider asks for it. */
    public Page signIn(Browser browser, Page page) {
        return page.form("input[name=password]")
                .map(form -> browser.submit(form, Map.of("username", name, "password", password)))
                .orElse(page);
    }

    /** Says yes on the provider's consent screen. */
    public Page agree(Browser browser, Page page) {
        return answer(browser, page, "accept");
    }

    /** Says no on the provider's consent screen. */
    public Page refuse(Browser browser, Page page) {
        return answer(browser, page, "cancel");
    }

    private static Page answer(Browser browser, Page page, String button) {
        Page.Form consent = page.form("[name=" + button + "]")
                .orElseThrow(() -> new NoSuchElementException(
                        "no consent screen at " + page.url().getPath() + ": " + page.text()));
        return browser.submit(consent, Map.of(button, "x"));
    }

    /** Whether the provider asks for consent on this page. */
    public static boolean isConsentScreen(Page page) {
        return page.form("[name=accept]").isPresent();
    }
}
