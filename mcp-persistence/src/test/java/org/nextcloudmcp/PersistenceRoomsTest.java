package org.nextcloudmcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Instant;

/** What this module knows of, and what it does not. */
@AnalyzeClasses(packages = "org.nextcloudmcp", importOptions = ImportOption.DoNotIncludeTests.class)
class PersistenceRoomsTest {

    @ArchTest
    static final ArchRule knows_no_http_no_ejb_and_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ejb..",
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "jakarta.json..",
                    "jakarta.servlet..",
                    "jakarta.ws.rs..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule has_no_cycles =
            slices().matching("org.nextcloudmcp.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_vocabulary_depends_on_nothing = classes()
            .that()
            .resideInAPackage("org.nextcloudmcp.oauth")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.nextcloudmcp.oauth", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule sealing_knows_no_database = classes()
            .that()
            .resideInAPackage("org.nextcloudmcp.crypto")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.nextcloudmcp.crypto", "org.nextcloudmcp.oauth", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule rows_do_not_leave_their_package =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule rows_hold_times_that_every_vendor_stores = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .notHaveRawType(Instant.class);

    @ArchTest
    static final ArchRule only_migrations_know_flyway = noClasses()
            .that()
            .resideOutsideOfPackage("org.nextcloudmcp.migration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..");
}
