package org.nextcloudmcp.cluster;

/**
 * Where this node runs, for the administrator's eyes only.
 *
 * @param value as the operating system says it
 */
public record HostName(String value) {}
