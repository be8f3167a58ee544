/** The stand-in for Deck. */
@NullMarked
package org.nextcloudmcp.standin.deck;

import org.jspecify.annotations.NullMarked;
