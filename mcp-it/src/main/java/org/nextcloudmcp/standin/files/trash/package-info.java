/** Deleted files. */
@NullMarked
package org.nextcloudmcp.standin.files.trash;

import org.jspecify.annotations.NullMarked;
