/** What the benchmark of docs/performance.md compares: a tool that needs a Nextcloud token, and a resource that needs nothing. */
@NullMarked
package org.nextcloudmcp.comparison;

import org.jspecify.annotations.NullMarked;
