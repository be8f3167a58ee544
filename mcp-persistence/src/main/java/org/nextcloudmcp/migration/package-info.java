/** Brings the database to the schema this version needs, with scripts per vendor, when the server starts. */
@NullMarked
package org.nextcloudmcp.migration;

import org.jspecify.annotations.NullMarked;
