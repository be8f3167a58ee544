/** The columns of a board, with their cards. Governing text: the Deck app's API, version 1.0. */
@NullMarked
package org.nextcloudmcp.nextcloud.deck.stacks;

import org.jspecify.annotations.NullMarked;
