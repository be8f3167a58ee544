/** The application as a whole: where JAX-RS begins, and what happens to a fault that nothing else has answered. */
@NullMarked
package org.nextcloudmcp;

import org.jspecify.annotations.NullMarked;
