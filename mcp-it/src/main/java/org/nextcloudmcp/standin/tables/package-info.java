/** The stand-in for Tables. */
@NullMarked
package org.nextcloudmcp.standin.tables;

import org.jspecify.annotations.NullMarked;
