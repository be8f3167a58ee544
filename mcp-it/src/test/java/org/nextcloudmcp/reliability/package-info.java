/**
 * Grants that survive: storms of calls, several nodes, races and outages, on the packaged broker with the strict provider
 * (RFC 9700 section 4.14.2). docs/reliability.md says what is promised, what was measured and how to run it.
 */
package org.nextcloudmcp.reliability;
