/**
 * Everything the operator sets, read once, checked together and handed out as one validated record per capability. A
 * fault names the key, the environment variable, the problem and the remedy; it never repeats a secret.
 */
@NullMarked
package org.nextcloudmcp.settings;

import org.jspecify.annotations.NullMarked;
