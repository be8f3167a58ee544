package org.nextcloudmcp.resealing;

import java.util.OptionalLong;

/**
 * What one batch came to.
 *
 * @param resealed values that the first key seals now
 * @param overtaken values that somebody else replaced meanwhile: those are sealed by the first key already
 * @param unreadable values that do not open and stay as they are
 * @param last where the next batch goes on; empty if this column is done
 */
public record ResealedBatch(int resealed, int overtaken, int unreadable, OptionalLong last) {}
