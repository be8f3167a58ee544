package org.nextcloudmcp.nextcloud.files;

import java.util.Arrays;
import java.util.stream.LongStream;

/** The numbers of everything that lies below tagged folders. */
final class NumbersBelow {

    private final long[] sorted;

    NumbersBelow(LongStream numbers) {
        sorted = numbers.sorted().distinct().toArray();
    }

    boolean contains(long number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }

    int weight() {
        return 1 + sorted.length / 2;
    }
}
