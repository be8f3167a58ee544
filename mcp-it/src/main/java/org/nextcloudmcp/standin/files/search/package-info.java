/** Finding files: SEARCH (RFC 5323), REPORT and the unified search. */
@NullMarked
package org.nextcloudmcp.standin.files.search;

import org.jspecify.annotations.NullMarked;
