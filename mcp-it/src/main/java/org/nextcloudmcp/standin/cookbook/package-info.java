/** The stand-in for Cookbook. */
@NullMarked
package org.nextcloudmcp.standin.cookbook;

import org.jspecify.annotations.NullMarked;
