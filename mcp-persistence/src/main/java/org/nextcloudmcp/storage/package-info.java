/**
 * How values of the domain lie in columns, and the one lock that all nodes share. Everything here and in the
 * repositories relies on the isolation level READ COMMITTED: a statement sees what was committed before it began.
 */
@NullMarked
package org.nextcloudmcp.storage;

import org.jspecify.annotations.NullMarked;
