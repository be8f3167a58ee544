package org.nextcloudmcp.it;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.stage.Stage;

/** One exchanging broker for all tests of a run; the stage stops it with the rest. */
final class ExchangingBrokerExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(ExchangingBrokerExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        broker(context);
    }

    private static ExchangingBroker broker(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("broker", key -> start(StageExtension.stage(context)), ExchangingBroker.class);
    }

    private static ExchangingBroker start(Stage stage) {
        System.out.println("[stage] Starting a second broker, whose tools run by exchange");
        URI publicUrl = URI.create("http://localhost:" + FreePort.any());
        Map<String, String> settings = new HashMap<>(stage.settings());
        settings.put("HTTP_PORT", String.valueOf(publicUrl.getPort()));
        settings.put("HTTPS_PORT", String.valueOf(FreePort.any()));
        settings.put("MCP_PUBLIC_URL", publicUrl.toString());
        settings.put("MCP_AUDIENCES", settings.get("OIDC_CLIENT_ID") + "," + ExchangingBroker.AUDIENCE_BY_URL);
        settings.put("NEXTCLOUD_CREDENTIAL", "exchange");
        settings.put(
                "EXCHANGE_AUDIENCES",
                String.join(
                        ",", "nextcloud", ExchangingBroker.UNKNOWN_AUDIENCE, ExchangingBroker.UNAVAILABLE_AUDIENCE));
        BrokerServer server = stage.startBroker("exchanging", settings);
        server.awaitReady();
        return new ExchangingBroker(stage, server, publicUrl);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ExchangingBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return broker(context);
    }
}
