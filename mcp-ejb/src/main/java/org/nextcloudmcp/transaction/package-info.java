/** The database transaction as a boundary that a sequence can draw around a few repository calls. */
@NullMarked
package org.nextcloudmcp.transaction;

import org.jspecify.annotations.NullMarked;
