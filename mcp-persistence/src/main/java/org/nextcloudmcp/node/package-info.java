/**
 * The nodes that share the database: which were seen when, by the database's clock, and up to which epoch each has
 * forgotten its tokens.
 */
@NullMarked
package org.nextcloudmcp.node;

import org.jspecify.annotations.NullMarked;
