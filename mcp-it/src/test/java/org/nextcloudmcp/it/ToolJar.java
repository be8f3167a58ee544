package org.nextcloudmcp.it;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;

/** Makes a jar with one tool, as somebody does who has only the packaged application. */
final class ToolJar {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("public class (\\w+)");

    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"" + " bean-discovery-mode=\"all\"/>";

    private ToolJar() {}

    /** The example of the how-to. */
    static String example() {
        Matcher block = EXAMPLE.matcher(read(BuiltProject.here().root().resolve("docs/adding-a-tool.md")));
        if (!block.find()) {
            throw new IllegalStateException("the how-to has no example");
        }
        return block.group(1);
    }

    static Path of(Path folder, String source) {
        try {
            Folders.remove(folder);
            Path classes = Files.createDirectories(folder.resolve("classes"));
            compile(source, classes);
            Path jar = folder.resolve("added-tool.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                add(out, "META-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
                for (Path file : Folders.files(classes)) {
                    add(out, classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void compile(String source, Path classes) {
        StringWriter said = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString(), "-classpath", classpath()),
                        null,
                        List.of(new Source(source)))
                .call();
        if (!compiled) {
            throw new IllegalStateException(said.toString());
        }
    }

    /** Our own classes and the interfaces that the server brings. */
    private static String classpath() {
        BuiltProject project = BuiltProject.here();
        Stream<Path> ours = Stream.of("mcp-web", "mcp-ejb", "mcp-persistence")
                .map(module -> project.root().resolve(module).resolve("target/classes"));
        Stream<Path> interfaces = Folders.files(project.liberty().resolve("dev/api/spec")).stream()
                .filter(file -> file.getFileName().toString().startsWith("io.openliberty.jakarta."));
        return Stream.concat(ours, interfaces).map(Path::toString).collect(Collectors.joining(":"));
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(
                    URI.create(
                            "string:///" + found(PACKAGE, text).replace('.', '/') + "/" + found(TYPE, text) + ".java"),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        private static String found(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                throw new IllegalArgumentException("no Java class: " + text);
            }
            return matcher.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
