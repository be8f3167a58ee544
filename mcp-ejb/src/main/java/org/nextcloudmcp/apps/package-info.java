/** The apps of a Nextcloud that tools are for. */
@NullMarked
package org.nextcloudmcp.apps;

import org.jspecify.annotations.NullMarked;
