/**
 * A small and strict identity provider of our own, for what real ones never do: it signs any text, answers what a test
 * tells it to, fails on demand, and remembers every request (RFC 6749, 7009, 7523, 7662, 8414, 8693).
 */
@NullMarked
package org.nextcloudmcp.provider;

import org.jspecify.annotations.NullMarked;
