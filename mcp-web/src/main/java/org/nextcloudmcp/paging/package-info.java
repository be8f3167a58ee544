/**
 * Lists in pages: cursors that clients carry without reading them, and cutting a sorted list. Nothing is remembered
 * between two pages. Governing text: Model Context Protocol, server utilities, pagination.
 */
@NullMarked
package org.nextcloudmcp.paging;

import org.jspecify.annotations.NullMarked;
