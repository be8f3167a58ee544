/** Uploads in chunks. */
@NullMarked
package org.nextcloudmcp.standin.files.uploads;

import org.jspecify.annotations.NullMarked;
