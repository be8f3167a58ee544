/** Work that goes on beside the requests, on threads of the container. */
@NullMarked
package org.nextcloudmcp.background;

import org.jspecify.annotations.NullMarked;
