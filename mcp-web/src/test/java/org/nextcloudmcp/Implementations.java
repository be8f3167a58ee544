package org.nextcloudmcp;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** Finds what the product has of a kind, so that a test about all of them cannot forget one. */
final class Implementations {

    private Implementations() {}

    /** The names of the classes of the product that can be made and are of this type. */
    static List<String> of(Class<?> type) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.nextcloudmcp")
                        .stream()
                        .filter(one -> one.isAssignableTo(type))
                        .filter(one -> !one.isInterface() && !one.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .toList();
    }
}
