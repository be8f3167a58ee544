/** Comments about files. */
@NullMarked
package org.nextcloudmcp.standin.files.comments;

import org.jspecify.annotations.NullMarked;
