/**
 * Deck as its rooms see it: requests and refusals, boards with stacks, cards and labels as types, and which cards a list
 * shows. The only package that reads Deck's JSON of boards, stacks and cards. Governing text: the Deck app's API, version
 * 1.0; what it does not say was measured with Deck 1.16.7.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.deck;

import org.jspecify.annotations.NullMarked;
