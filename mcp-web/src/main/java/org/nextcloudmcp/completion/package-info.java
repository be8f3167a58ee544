/**
 * Suggestions for what a user is typing into an argument of a prompt or a variable of a resource template. Governing
 * text: Model Context Protocol, server utilities, completion.
 */
@NullMarked
package org.nextcloudmcp.completion;

import org.jspecify.annotations.NullMarked;
