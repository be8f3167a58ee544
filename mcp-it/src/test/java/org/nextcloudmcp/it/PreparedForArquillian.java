package org.nextcloudmcp.it;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prepares the server's configuration before Arquillian reads where it is. */
final class PreparedForArquillian implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(ArquillianServer.class, key -> {
                    ArquillianServer.prepare(StageExtension.stage(context));
                    return key;
                });
    }
}
