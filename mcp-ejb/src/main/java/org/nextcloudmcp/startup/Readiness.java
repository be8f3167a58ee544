package org.nextcloudmcp.startup;

import jakarta.inject.Singleton;
import java.util.List;

/** What the server still needs before it can serve. */
@Singleton
public class Readiness {

    /** The reasons why the server is not ready, in words; empty when it is. */
    public List<String> missing() {
        return List.of();
    }
}
