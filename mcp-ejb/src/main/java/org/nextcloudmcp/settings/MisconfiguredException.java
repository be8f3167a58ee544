package org.nextcloudmcp.settings;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody asked for the settings although they have faults. An application exception, so that it crosses an EJB's
 * boundary as itself.
 */
@ApplicationException(rollback = true)
public final class MisconfiguredException extends RuntimeException {

    private final transient List<SettingFault> faults;

    MisconfiguredException(List<SettingFault> faults) {
        super(faults.stream().map(SettingFault::sentence).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    public List<SettingFault> faults() {
        return faults;
    }
}
