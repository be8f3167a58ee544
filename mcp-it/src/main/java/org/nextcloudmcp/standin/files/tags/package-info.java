/** System tags of files. */
@NullMarked
package org.nextcloudmcp.standin.files.tags;

import org.jspecify.annotations.NullMarked;
