/**
 * The redemption protocol run deterministically: the classes of the product on simulated ports, under a scheduler that a
 * seed decides, with crashes, stops, lost answers and a database that fails, against a provider that ends a grant when a
 * spent refresh token is shown (RFC 9700 section 4.14.2).
 */
package org.nextcloudmcp.redemption.simulation;
