package org.nextcloudmcp.connect;

/** What one page says, as plain values: the template decides how, and escapes every one of them. */
sealed interface Page permits ConsentQuestion, ConnectedPage, Notice, ProbeQuestion, WelcomePage {

    /** The page's only main heading, and its title in the browser. */
    String title();

    /** The name of the template that renders this page. */
    String template();
}
