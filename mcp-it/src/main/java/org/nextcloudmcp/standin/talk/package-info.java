/** The stand-in for Talk, after its published API: it was not recorded. */
@NullMarked
package org.nextcloudmcp.standin.talk;

import org.jspecify.annotations.NullMarked;
