package org.nextcloudmcp.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFaultTest {

    @ParameterizedTest
    @CsvSource({"23505, false", "23000, false", "40001, false", "22001, false", "08006, true", "57P01, true", "'', true"
    })
    void onlyWhatNoClientCanBringAboutCountsAsADatabaseThatIsAway(String state, boolean away) {
        var fault = new EJBException(new PersistenceException(new SQLException("no", state)));

        assertThat(DatabaseFault.isAway(fault)).isEqualTo(away);
    }

    @Test
    void aDatabaseThatIsSilentIsAway() {
        assertThat(DatabaseFault.isAway(new EJBException("too late", new TimeoutException())))
                .isTrue();
        assertThat(DatabaseFault.isAway(new EJBException(new SQLException("no state"))))
                .isTrue();
    }
}
