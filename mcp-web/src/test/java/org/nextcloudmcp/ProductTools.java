package org.nextcloudmcp;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudParameter;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolsOf;

/** Every tool of the product, those that are yet to be written included: they are found by their annotation or type. */
public final class ProductTools {

    /** Each with nothing behind it: a description needs no collaborator. */
    public static final List<CallableTool> ALL = found();

    private ProductTools() {}

    /** As a server with grants offers them. */
    public static List<ToolDescription> descriptions() {
        return ALL.stream()
                .map(tool -> tool.offered(NextcloudCredential.GRANT).orElseThrow())
                .toList();
    }

    /** Those that are methods, with this way to Nextcloud; for those without collaborators of their own. */
    public static List<CallableTool> over(NextcloudAccess access) {
        return annotated(new NextcloudParameter(access)).toList();
    }

    private static List<CallableTool> found() {
        var programmatic = beans(
                        classes(),
                        type -> type.isAssignableTo(CallableTool.class)
                                && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(CallableTool.class::cast);
        return Stream.concat(programmatic, annotated(new NextcloudParameter(null)))
                .toList();
    }

    private static List<JavaClass> classes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.nextcloudmcp")
                        .stream()
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .toList();
    }

    private static Stream<CallableTool> annotated(NextcloudParameter nextcloud) {
        return beans(
                        classes(),
                        type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Tool.class)))
                .flatMap(bean -> ToolsOf.all(bean, nextcloud).stream());
    }

    private static Stream<Object> beans(List<JavaClass> classes, Predicate<JavaClass> wanted) {
        return classes.stream().filter(wanted).map(type -> instance(type.reflect()));
    }

    private static Object instance(Class<?> type) {
        try {
            var constructor = type.getConstructors()[0];
            return constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(parameter -> parameter == Clock.class ? Clock.systemUTC() : null)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
