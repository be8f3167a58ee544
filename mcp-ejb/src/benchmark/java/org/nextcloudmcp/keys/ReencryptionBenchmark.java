package org.nextcloudmcp.keys;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.SealedGrantColumns;
import org.nextcloudmcp.migration.Migrations;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.resealing.Resealing;
import org.nextcloudmcp.resealing.SealedValues;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.SettingsOutcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What sealing a stored value anew costs: the background job as it is, over 10,000 grants with a refresh token and an
 * access token of 1,200 characters each. Each round changes the first key and goes over all of them. The database is
 * emptied; on PostgreSQL name one of your own with {@code -p url=jdbc:postgresql://…}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class ReencryptionBenchmark {

    private static final int GRANTS = 10_000;
    private static final int VALUES = 2 * GRANTS;
    private static final String K1 = "k1:" + key(1);
    private static final String K2 = "k2:" + key(2);

    @Param("jdbc:hsqldb:mem:reencryption;hsqldb.tx=mvcc")
    private String url;

    private KeysInForce keys;
    private Reencryption reencryption;

    @Setup
    public void tenThousandGrants() throws SQLException {
        var dataSource = dataSource();
        new Migrations(dataSource).migrate();
        keys = new KeysInForce(new Configuration(new SettingsOutcome.Faulty(List.of())));
        keys.take(KeyRing.parse(K1));
        var random = new SecureRandom();
        var cipher = new SecretCipher(keys, random);
        fill(dataSource, cipher, random);
        var pool = pooled(dataSource);
        reencryption = new Reencryption(
                new SealedValues(pool),
                new Resealing(pool, cipher),
                keys,
                work -> new Thread(work),
                Clock.systemUTC());
    }

    @Setup(Level.Invocation)
    public void anotherFirstKey() {
        var first = keys.get().sealingKeyId();
        keys.take(KeyRing.parse(first.equals("k1") ? K2 + "," + K1 : K1 + "," + K2));
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long value() throws SQLException {
        reencryption.pass();
        var resealed = reencryption.progress().resealed();
        if (resealed != VALUES) {
            throw new IllegalStateException(resealed + " values instead of " + VALUES);
        }
        return resealed;
    }

    private DataSource dataSource() {
        if (url.startsWith("jdbc:postgresql:")) {
            var postgres = new PGSimpleDataSource();
            postgres.setUrl(url);
            return postgres;
        }
        var hsqldb = new JDBCDataSource();
        hsqldb.setUrl(url);
        hsqldb.setUser("SA");
        return hsqldb;
    }

    /** One connection that is never closed, as a pool hands it out again and again. */
    private static DataSource pooled(DataSource dataSource) throws SQLException {
        var real = dataSource.getConnection();
        var connection = proxy(
                Connection.class,
                (method, arguments) -> method.getName().equals("close") ? null : method.invoke(real, arguments));
        return proxy(DataSource.class, (method, arguments) -> connection);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }

    private interface Call {
        @Nullable Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static void fill(DataSource dataSource, SecretCipher cipher, SecureRandom random) throws SQLException {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        try (var connection = dataSource.getConnection();
                var delete = connection.createStatement();
                var insert = connection.prepareStatement("""
                        INSERT INTO offline_grant (id, issuer, sub, client_id, scopes, audience, state, generation,
                          refresh_token_sealed, access_token_sealed, access_token_expires_at, provisioned_at,
                          last_rotated_at)
                        VALUES (?, 'https://idp.example', ?, 'client', 'notes.read', 'nextcloud', 'ACTIVE', 1, ?, ?, ?, ?, ?)""")) {
            delete.executeUpdate("DELETE FROM offline_grant");
            for (var user = 1; user <= GRANTS; user++) {
                var subject = new Subject("https://idp.example", "user-" + user);
                insert.setLong(1, user);
                insert.setString(2, subject.sub());
                for (var column = 0; column < 2; column++) {
                    var place = SealedGrantColumns.ALL.get(column).associatedData(subject, 1);
                    insert.setString(3 + column, cipher.seal(token(random), place).encoded());
                }
                insert.setObject(5, now);
                insert.setObject(6, now);
                insert.setObject(7, now);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** As incompressible as a token of a provider. */
    private static String token(SecureRandom random) {
        var bytes = new byte[900];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static String key(int filler) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filler);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
