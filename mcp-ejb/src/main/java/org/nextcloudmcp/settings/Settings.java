package org.nextcloudmcp.settings;

import org.nextcloudmcp.crypto.KeyRing;

/** Everything the operator set, complete and checked: one record per capability, and the keys that seal secrets. */
public record Settings(
        ServerSettings server,
        ProviderSettings provider,
        NextcloudSettings nextcloud,
        ExchangeSettings exchange,
        ServiceSettings service,
        CacheSettings cache,
        RotationSettings rotation,
        LimitSettings limits,
        ToolSettings tools,
        KeyRing keys) {}
