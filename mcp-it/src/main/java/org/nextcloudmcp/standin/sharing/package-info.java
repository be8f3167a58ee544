/** The stand-in for shares of files (OCS). */
@NullMarked
package org.nextcloudmcp.standin.sharing;

import org.jspecify.annotations.NullMarked;
