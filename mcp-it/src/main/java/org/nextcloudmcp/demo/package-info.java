/**
 * The demo: starts everything, walks through the job once, and stays up until it is told to stop.
 */
@NullMarked
package org.nextcloudmcp.demo;

import org.jspecify.annotations.NullMarked;
