package org.nextcloudmcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.nextcloudmcp.administration.Administrative;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.GrantSummary;
import org.nextcloudmcp.outbox.WaitingRevocation;
import org.nextcloudmcp.verification.VerifiedToken;

/** Which room of the web module may know what; a rule that breaks is a design decision to be taken. */
@AnalyzeClasses(
        packages = "org.nextcloudmcp",
        importOptions = {ImportOption.DoNotIncludeTests.class, WebRoomsTest.OnlyThisModule.class})
class WebRoomsTest {

    /** The other modules have their own rules. */
    static final class OnlyThisModule implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("/mcp-web/");
        }
    }

    @ArchTest
    static final ArchRule NO_PACKAGES_IN_A_CIRCLE =
            slices().matching("org.nextcloudmcp.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_ENVELOPE_KNOWS_ONLY_JSON = classes()
            .that()
            .resideInAPackage("org.nextcloudmcp.jsonrpc")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.nextcloudmcp.jsonrpc", "org.nextcloudmcp.json", "jakarta.json..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule TOOLS_KNOW_NEITHER_HTTP_NOR_THE_PROTOCOL = noClasses()
            .that()
            .resideInAnyPackage("org.nextcloudmcp.tools..", "org.nextcloudmcp.nextcloud..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nextcloudmcp.mcp..",
                    "org.nextcloudmcp.jsonrpc..",
                    "org.nextcloudmcp.authorization..",
                    "org.nextcloudmcp.connect..",
                    "org.nextcloudmcp.service..");

    @ArchTest
    static final ArchRule TOOLS_CARRY_THE_INBOUND_TOKEN_IN_ONE_SEALED_PLACE = noClasses()
            .that()
            .resideInAnyPackage("org.nextcloudmcp.tools..", "org.nextcloudmcp.nextcloud..")
            .and()
            .areNotAssignableTo(Caller.class)
            .and()
            .doNotHaveSimpleName("ExchangedTokens")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.nextcloudmcp.verification..");

    @ArchTest
    static final ArchRule ONLY_THE_EXCHANGE_TAKES_IT_OUT_OF_THE_CALLER = methods()
            .that()
            .areDeclaredIn(Caller.class)
            .and()
            .haveName("proof")
            .should(beCalledOnlyBy("ExchangedTokens", "Caller"));

    /** An inbound token passed on to Nextcloud would be good there for whatever its audience allows (RFC 9700 §2.3). */
    @ArchTest
    static final ArchRule THE_INBOUND_TOKEN_ITSELF_IS_READ_BY_NOBODY_HERE =
            noClasses().should().callMethod(VerifiedToken.class, "token");

    @ArchTest
    static final ArchRule THE_PROTOCOL_KNOWS_NO_TOOL_BY_NAME = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.nextcloudmcp.mcp..", "org.nextcloudmcp.authorization..", "org.nextcloudmcp.tools..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.nextcloudmcp.nextcloud..");

    @ArchTest
    static final ArchRule PAGES_AND_PROTOCOL_ARE_STRANGERS = noClasses()
            .that()
            .resideInAPackage("org.nextcloudmcp.connect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nextcloudmcp.mcp..",
                    "org.nextcloudmcp.jsonrpc..",
                    "org.nextcloudmcp.tools..",
                    "org.nextcloudmcp.nextcloud..");

    @ArchTest
    static final ArchRule STORAGE_IS_REACHED_THROUGH_EJBS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nextcloudmcp.crypto..", "org.nextcloudmcp.migration..", "jakarta.persistence..", "java.sql..")
            .orShould()
            .dependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("org.nextcloudmcp.grant..", "org.nextcloudmcp.outbox..")
                            .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(WaitingRevocation.class)))
                            .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(GrantState.class)))
                            .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(GrantSummary.class))));

    @ArchTest
    static final ArchRule HTTP_ANSWERS_ARE_MADE_AT_THE_EDGE = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .or()
            .areAnnotatedWith(Provider.class)
            .should()
            .resideInAnyPackage(
                    "org.nextcloudmcp",
                    "org.nextcloudmcp.authorization",
                    "org.nextcloudmcp.mcp",
                    "org.nextcloudmcp.connect",
                    "org.nextcloudmcp.service",
                    "org.nextcloudmcp.administration");

    /** The container guards by path, and JAX-RS matches paths more loosely. */
    @ArchTest
    static final ArchRule NO_ADMINISTRATION_WITHOUT_ITS_DOOR = classes()
            .that()
            .resideInAPackage("org.nextcloudmcp.administration")
            .and()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Administrative.class);

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private static ArchCondition<JavaMethod> beCalledOnlyBy(String... names) {
        return new ArchCondition<>("be called only by " + List.of(names)) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaAccess<?> call : method.getAccessesToSelf()) {
                    var allowed = List.of(names).contains(call.getOriginOwner().getSimpleName());
                    events.add(new SimpleConditionEvent(method, allowed, call.getDescription()));
                }
            }
        };
    }
}
