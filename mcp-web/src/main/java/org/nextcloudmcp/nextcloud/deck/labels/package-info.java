/** A board's labels, and putting them on cards. Governing text: the Deck app's API, version 1.0. */
@NullMarked
package org.nextcloudmcp.nextcloud.deck.labels;

import org.jspecify.annotations.NullMarked;
