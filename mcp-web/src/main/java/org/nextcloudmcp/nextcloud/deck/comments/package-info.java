/** What people say on a card. Governing text: the Deck app's API, version 1.0, comments (OCS). */
@NullMarked
package org.nextcloudmcp.nextcloud.deck.comments;

import org.jspecify.annotations.NullMarked;
