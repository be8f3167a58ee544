package org.nextcloudmcp.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.Keystore;
import org.nextcloudmcp.oauth.ClientSecret;

class ClientCredentialTest {

    private static final String FILE = "oidc.client.keystore";
    private static final String PASSWORD = "oidc.client.keystore.password";
    private static final String ALIAS = "oidc.client.key.alias";

    @TempDir
    private Path folder;

    private Operator signing() {
        return new Operator()
                .forgets("oidc.client.secret")
                .sets("oidc.client.authentication", "private_key_jwt")
                .sets(FILE, folder.resolve("client.p12").toString())
                .sets(PASSWORD, Keystore.PASSWORD);
    }

    private static JWK key(Operator operator) {
        return ((ClientCredential.PrivateKey) operator.settings().provider().credential()).key();
    }

    private static void assertFault(Operator operator, String key, String problem) {
        assertThat(operator.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.problem()).isEqualTo(problem);
            assertThat(fault.remedy()).endsWith(".");
            assertThat(fault.sentence()).doesNotContain(Keystore.PASSWORD).doesNotContain("wrong-p4ssword");
        });
    }

    @Test
    void a_secret_is_sent_in_the_header_unless_the_operator_wants_it_in_the_form() {
        var secret = new ClientSecret("s3cret-of-the-client");
        var operator = new Operator();

        assertThat(operator.settings().provider().credential()).isEqualTo(new ClientCredential.SecretBasic(secret));
        assertThat(operator.sets("oidc.client.authentication", "client_secret_post")
                        .settings()
                        .provider()
                        .credential())
                .isEqualTo(new ClientCredential.SecretPost(secret));
    }

    @Test
    void the_only_key_of_the_keystore_is_taken_and_no_secret_is_needed() throws JOSEException {
        Keystore.in(folder).withRsa("mine");

        var key = key(signing());

        assertThat(key).isInstanceOf(RSAKey.class);
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
    }

    @Test
    void a_secret_key_beside_the_key_pair_is_no_second_choice() {
        Keystore.in(folder).withEc("mine").withSecretKey("other");

        assertThat(key(signing())).isInstanceOf(ECKey.class);
    }

    @Test
    void of_several_keys_the_alias_chooses_whatever_its_case() {
        Keystore.in(folder).withRsa("first").withEc("second");

        assertThat(key(signing().sets(ALIAS, "SECOND"))).isInstanceOf(ECKey.class);
        assertThat(key(signing().sets(ALIAS, "first"))).isInstanceOf(RSAKey.class);
        assertFault(signing(), ALIAS, "is missing, and the keystore has several keys");
    }

    @Test
    void an_alias_that_the_keystore_lacks_is_a_fault() {
        Keystore.in(folder).withEc("mine").withSecretKey("secret");

        assertFault(signing().sets(ALIAS, "yours"), ALIAS, "names no key entry of the keystore");
        assertFault(signing().sets(ALIAS, "secret"), ALIAS, "names no key entry of the keystore");
    }

    @Test
    void a_keystore_without_a_key_pair_is_a_fault() {
        Keystore.in(folder).withSecretKey("secret");

        assertFault(signing(), FILE, "has no key entry");
    }

    @Test
    void a_wrong_password_is_a_fault_that_does_not_repeat_it() {
        Keystore.in(folder).withEc("mine");

        assertFault(signing().sets(PASSWORD, "wrong-p4ssword"), PASSWORD, "does not open the keystore");
    }

    @Test
    void a_file_that_is_missing_or_a_folder_is_a_fault() {
        assertFault(signing(), FILE, "is no file that this server can read");
        assertFault(signing().sets(FILE, folder.toString()), FILE, "is no file that this server can read");
        assertFault(signing().sets(FILE, "\0"), FILE, "is no file that this server can read");
    }

    @ParameterizedTest
    @CsvSource({"''", "'-----BEGIN PRIVATE KEY-----'"})
    void a_file_that_is_no_keystore_is_a_fault(String content) throws IOException {
        Files.writeString(folder.resolve("client.p12"), content);

        assertFault(signing(), FILE, "is no PKCS #12 keystore");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,     -keysize,   1024",
        "EC,      -groupname, secp384r1",
        "EC,      -groupname, secp521r1",
        "Ed25519, -sigalg,    Ed25519",
        "DSA,     -keysize,   2048"
    })
    void a_key_that_is_too_small_or_of_another_kind_is_a_fault(String algorithm, String option, String value) {
        Keystore.in(folder).with("mine", "-keyalg", algorithm, option, value);

        assertFault(signing(), FILE, "has a key of a kind or size that cannot be used");
    }

    @Test
    void keystore_and_password_are_needed_and_missed_together() {
        assertThat(signing().forgets(FILE).forgets(PASSWORD).faults())
                .extracting(SettingFault::environmentName)
                .containsExactly("OIDC_CLIENT_KEYSTORE", "OIDC_CLIENT_KEYSTORE_PASSWORD");
    }

    @Test
    void a_private_key_does_not_show_itself() {
        Keystore.in(folder).withRsa("mine");
        var settings = signing().settings();
        var key = (RSAKey) ((ClientCredential.PrivateKey) settings.provider().credential()).key();

        assertThat(settings.toString())
                .contains(key.getKeyID())
                .doesNotContain(key.getPrivateExponent().toString())
                .doesNotContain(Keystore.PASSWORD);
    }

    @Test
    void a_public_key_is_no_credential() {
        Keystore.in(folder).withEc("mine");
        var publicKey = key(signing()).toPublicJWK();

        assertThatThrownBy(() -> new ClientCredential.PrivateKey(publicKey))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
