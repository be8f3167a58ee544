package org.nextcloudmcp;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** JAX-RS serves every path of the server; resources and providers are found by their annotations. */
@ApplicationPath("/")
public class BrokerApplication extends Application {}
