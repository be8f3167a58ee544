package org.nextcloudmcp.keys;

import java.io.IOException;
import java.util.Map;

/** A store of sealed values outside of the database. Its values need their keys as well. */
public interface SealedElsewhere {

    /** How many values each key has sealed; nothing is opened for it. */
    Map<String, Long> countByKey();

    /**
     * The keys have changed: tries again to open what did not open before, and seals everything with the first key.
     *
     * @throws IOException if the disk does not let us; nothing is lost then, and nothing is changed
     */
    void sealAnew() throws IOException;
}
