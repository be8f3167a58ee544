/**
 * What a tool call costs beside a bare JAX-RS resource of the same server and beside the TypeScript SDK's server:
 * processor time for each request, and how long callers wait. Measured in rounds that take turns, and reported, never
 * asserted: docs/performance.md has the figures.
 */
package org.nextcloudmcp.benchmark;
