package org.nextcloudmcp.keys;

import java.util.Map;

/** A store of sealed values outside of the database. Its values need their keys as well. */
public interface SealedElsewhere {

    /** How many values each key has sealed; nothing is opened for it. */
    Map<String, Long> countByKey();
}
