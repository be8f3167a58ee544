/**
 * How much one user and one client may ask of this node at a time and over time, so that nobody's loop takes it away
 * from the others. What a single body may hold is decided where bodies are read. Governing text: RFC 6585 section 4.
 */
@NullMarked
package org.nextcloudmcp.limits;

import org.jspecify.annotations.NullMarked;
