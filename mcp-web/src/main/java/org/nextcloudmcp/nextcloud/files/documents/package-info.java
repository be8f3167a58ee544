/**
 * The text of PDF and office documents, by Apache Tika: from bytes in memory, bounded in size, output and time, without
 * OCR, other programs, the network or what is embedded. Documents are hostile until proven otherwise.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.files.documents;

import org.jspecify.annotations.NullMarked;
