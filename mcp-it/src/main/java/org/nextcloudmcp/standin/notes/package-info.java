/** The stand-in for the Notes API v1, whose notes are files. */
@NullMarked
package org.nextcloudmcp.standin.notes;

import org.jspecify.annotations.NullMarked;
