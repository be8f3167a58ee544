/** Earlier contents of files. */
@NullMarked
package org.nextcloudmcp.standin.files.versions;

import org.jspecify.annotations.NullMarked;
