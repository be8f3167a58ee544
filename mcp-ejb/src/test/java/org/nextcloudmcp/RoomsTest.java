package org.nextcloudmcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import org.nextcloudmcp.verification.VerifiedToken;

/** Which room may know what; a rule that breaks is a design decision to be taken, not a test to be repaired. */
@AnalyzeClasses(packages = "org.nextcloudmcp", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule ONLY_IDP_SPEAKS_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("org.nextcloudmcp.idp")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.eclipse.microprofile.rest.client..", "jakarta.ws.rs..", "java.net.http..", "javax.net.ssl..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.URL")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket");

    @ArchTest
    static final ArchRule THE_WEB_IS_NOT_KNOWN_HERE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nextcloudmcp.authorization..",
                    "org.nextcloudmcp.mcp..",
                    "org.nextcloudmcp.jsonrpc..",
                    "org.nextcloudmcp.tools..",
                    "org.nextcloudmcp.nextcloud..",
                    "org.nextcloudmcp.connect..",
                    "org.nextcloudmcp.health..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule NO_PACKAGES_IN_A_CIRCLE =
            slices().matching("org.nextcloudmcp.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule A_VERIFIED_TOKEN_IS_A_PROOF = constructors()
            .that()
            .areDeclaredIn(VerifiedToken.class)
            .should()
            .bePackagePrivate()
            .andShould(beCalledOnlyFrom("org.nextcloudmcp.verification"));

    @ArchTest
    static final ArchRule RECORDS_ARE_NO_BEANS = noClasses()
            .that()
            .areRecords()
            .should()
            .beAnnotatedWith(Stateless.class)
            .orShould()
            .beAnnotatedWith(Stateful.class)
            .orShould()
            .beAnnotatedWith(Singleton.class)
            .orShould()
            .beAnnotatedWith(jakarta.inject.Singleton.class);

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackage("org.nextcloudmcp.startup")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callConstructor(java.security.SecureRandom.class);

    private static ArchCondition<JavaConstructor> beCalledOnlyFrom(String room) {
        return new ArchCondition<>("be called only from " + room) {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                for (JavaAccess<?> call : constructor.getCallsOfSelf()) {
                    JavaClass caller = call.getOriginOwner();
                    var inside = caller.getPackageName().equals(room);
                    events.add(new SimpleConditionEvent(constructor, inside, call.getDescription()));
                }
            }
        };
    }
}
