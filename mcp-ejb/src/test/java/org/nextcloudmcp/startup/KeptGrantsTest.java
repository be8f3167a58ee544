package org.nextcloudmcp.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Operator;

class KeptGrantsTest {

    private final Bench bench = new Bench();
    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(KeptGrants.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void a_server_that_exchanges_says_once_how_many_grants_it_keeps() {
        bench.grant(Bench.ALICE);
        bench.grant(Bench.BOB);
        var kept = kept(exchange());
        bench.database.away(true);
        kept.tell();
        assertThat(lines).isEmpty();
        bench.database.away(false);
        kept.tell();
        kept.tell();
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("WARNING nextcloud.credential is exchange, and 2 grants of users are kept");
    }

    @Test
    void without_grants_or_where_grants_are_used_there_is_nothing_to_say() {
        kept(exchange()).tell();
        bench.grant(Bench.ALICE);
        kept(bench.configuration).tell();
        assertThat(lines).isEmpty();
    }

    private static Configuration exchange() {
        return new Operator().sets("nextcloud.credential", "exchange").configuration();
    }

    private KeptGrants kept(Configuration configuration) {
        return new KeptGrants(configuration, () -> bench.grants, bench.database);
    }
}
