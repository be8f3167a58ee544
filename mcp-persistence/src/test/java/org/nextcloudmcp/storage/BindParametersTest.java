package org.nextcloudmcp.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.Persistence;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.eclipse.persistence.logging.DefaultSessionLog;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.migration.Migrations;

class BindParametersTest {

    private static final String STATEMENT = "UPDATE subject_mutex SET taken = 1 WHERE stripe = ?1";

    @Test
    void are_in_no_log_however_fine_and_in_no_exception() {
        var dataSource = Vendor.hsqldb("bind-parameters");
        new Migrations(dataSource).migrate();
        var log = new StringWriter();
        var settings = Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", dataSource,
                "eclipselink.session-name", "bind-parameters",
                "eclipselink.logging.level", "ALL",
                "eclipselink.logging.logger", RecordingLog.class.getName());
        RecordingLog.writer = new PrintWriter(log, true);
        try (var factory = Persistence.createEntityManagerFactory("broker", settings);
                var entityManager = factory.createEntityManager()) {
            entityManager.getTransaction().begin();
            var failure = catchThrowable(() -> entityManager
                    .createNativeQuery(STATEMENT)
                    .setParameter(1, "a-sealed-secret")
                    .executeUpdate());
            entityManager.getTransaction().rollback();
            failure.printStackTrace(RecordingLog.writer);
        }
        assertThat(log.toString()).contains("UPDATE subject_mutex").doesNotContain("a-sealed-secret");
    }

    /** EclipseLink's log, kept. */
    public static final class RecordingLog extends DefaultSessionLog {

        static PrintWriter writer = new PrintWriter(new StringWriter());

        public RecordingLog() {
            super(writer);
        }
    }
}
