/**
 * How values of the domain lie in columns, what the databases do not have in common, and what nodes that share one lock
 * and tell each other. Everything here and in the repositories relies on the isolation level READ COMMITTED: a
 * statement sees what was committed before it began.
 */
@NullMarked
package org.nextcloudmcp.storage;

import org.jspecify.annotations.NullMarked;
