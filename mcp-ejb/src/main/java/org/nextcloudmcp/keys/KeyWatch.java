package org.nextcloudmcp.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.KeyRingReader;
import org.nextcloudmcp.settings.SettingFault;

/**
 * Looks after the encryption keys.
 *
 * <ol>
 *   <li>the setting is read anew: keys can be changed without a restart where the setting is a file or in server.xml;
 *   <li>what is sealed is counted by key, if anything is to be decided;
 *   <li>at the start a ring that lacks a needed key makes the server refuse its service, until the key is put back;
 *   <li>later such a ring is refused, and the one before stays in force;
 *   <li>what another key than the first has sealed is sealed anew.
 * </ol>
 */
@Singleton
public class KeyWatch {

    private static final Logger LOG = Logger.getLogger(KeyWatch.class.getName());

    private final Configuration configuration;
    private final Function<String, Optional<String>> lookup;
    private final KeysInForce inForce;
    private final KeyUse use;
    private final Reencryption reencryption;
    private final Audit audit;

    private boolean started;
    private volatile Optional<SettingFault> refused = Optional.empty();

    @Inject
    KeyWatch(
            Configuration configuration,
            Config config,
            KeysInForce inForce,
            KeyUse use,
            Reencryption reencryption,
            Audit audit) {
        this(configuration, key -> config.getOptionalValue(key, String.class), inForce, use, reencryption, audit);
    }

    KeyWatch(
            Configuration configuration,
            Function<String, Optional<String>> lookup,
            KeysInForce inForce,
            KeyUse use,
            Reencryption reencryption,
            Audit audit) {
        this.configuration = configuration;
        this.lookup = lookup;
        this.inForce = inForce;
        this.use = use;
        this.reencryption = reencryption;
        this.audit = audit;
    }

    /** One look; every ten seconds, and at the start as soon as the database is migrated. */
    public synchronized void look() {
        if (!configuration.wellFormed()) {
            return;
        }
        var setting = KeyRingReader.read(lookup);
        setting.faults().forEach(this::refuse);
        if (setting.ring().isEmpty()) {
            return;
        }
        try {
            if (!started) {
                start(setting.ring().get());
            } else if (setting.ring().get().sameAs(inForce.get())) {
                refused = Optional.empty();
            } else {
                change(setting.ring().get());
            }
            if (started) {
                reencryption.beginIfDue();
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "Which keys are in use is not known yet: the database does not answer", e);
        }
    }

    /** Why the keys that the setting names are not in force; empty if they are. */
    public Optional<SettingFault> refused() {
        return refused;
    }

    private void start(KeyRing wanted) throws SQLException {
        var lacking = RingChange.lacking(wanted, use.countByKey());
        lacking.ifPresent(this::refuse);
        configuration.keysLack(lacking);
        if (lacking.isEmpty()) {
            if (refused.isPresent()) {
                LOG.info("The encryption keys that values need are there again: the server takes up its service");
            }
            take(wanted);
            started = true;
        }
    }

    private void change(KeyRing wanted) throws SQLException {
        var used = use.countByKey();
        var fault = fault(wanted, used);
        if (fault.isPresent()) {
            refuse(fault.get());
            return;
        }
        take(wanted);
        reencryption.due();
        audit("CHANGED");
        LOG.log(Level.INFO, "The encryption keys are changed: {0} seals, {1} open", new Object[] {
            wanted.sealingKeyId(), wanted.keyIds()
        });
    }

    private void take(KeyRing ring) {
        refused = Optional.empty();
        inForce.take(ring);
        use.sealAnewElsewhere();
    }

    private void audit(String outcome) {
        audit.record(AuditAction.KEYS, Optional.empty(), Optional.empty(), outcome, Optional.empty());
    }

    private Optional<SettingFault> fault(KeyRing wanted, Map<String, Long> used) {
        return RingChange.lacking(wanted, used).or(() -> RingChange.exchanged(inForce.get(), wanted, used.keySet()));
    }

    /** Said once, not at every look; the number of values changes with every redemption and is no news. */
    private void refuse(SettingFault fault) {
        var known = refused.filter(before -> started || before.equals(fault)).isPresent();
        refused = Optional.of(fault);
        if (!known) {
            LOG.log(
                    Level.SEVERE,
                    started
                            ? "The changed encryption keys are refused, those before stay in force: {0}"
                            : "The server answers 503 until this is mended: {0}",
                    fault.sentence());
            if (started) {
                audit("CHANGE_REFUSED");
            }
        }
    }
}
