package org.nextcloudmcp.connect;

import com.samskivert.mustache.DefaultCollector;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a template section stand for an {@link Optional}: shown once with its value, or not at all. */
final class OptionalsAsSections extends DefaultCollector {

    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        return value instanceof Optional<?> optional ? optional.stream().iterator() : super.toIterator(value);
    }
}
