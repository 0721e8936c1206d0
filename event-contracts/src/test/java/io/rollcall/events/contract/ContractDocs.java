package io.rollcall.events.contract;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of the records, by {@code Type}, {@code Type.method} and {@code Type#component}. Schemas and pages take
 * their words from here, so that a description is written once, beside the code that it describes.
 */
final class ContractDocs {
    private static final Path SOURCES = Path.of("src/main/java/io/rollcall/events");

    private final Map<String, String> texts = new HashMap<>();

    private ContractDocs() {}

    static ContractDocs read() {
        var docs = new ContractDocs();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.list(SOURCES)) {
            var units = files.getJavaFileObjectsFromPaths(sources.toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var collector = docs.new Collector(DocTrees.instance(task));
            task.parse().forEach(unit -> collector.scan(unit, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    /** What a type is. */
    String ofType(Class<?> type) {
        return find(name(type)).orElseThrow(() -> new AssertionError(name(type) + " has no Javadoc"));
    }

    /** What a component means: its own words, else those of the accessor that it implements, if there are any. */
    Optional<String> ofComponent(Class<?> owner, String component) {
        return own(owner, component).or(() -> inherited(owner, component));
    }

    /** What a component means, in the words of its own record. */
    Optional<String> own(Class<?> owner, String component) {
        return find(name(owner) + "#" + component);
    }

    /** Whether the reader is told what the component means, at least by the Javadoc of its type. */
    boolean describes(RecordComponent component) {
        return ofComponent(component.getDeclaringRecord(), component.getName()).isPresent()
                || find(name(component.getType())).isPresent();
    }

    private Optional<String> inherited(Class<?> owner, String component) {
        for (Class<?> parent : owner.getInterfaces()) {
            var found = find(name(parent) + "." + component).or(() -> inherited(parent, component));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private static String name(Class<?> type) {
        var owner = type.getEnclosingClass();
        return owner == null ? type.getSimpleName() : owner.getSimpleName() + "." + type.getSimpleName();
    }

    private static String text(List<? extends DocTree> body) {
        return body.stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@(?:code|link|literal)\\s+([^}]*)}", "$1")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private final class Collector extends TreePathScanner<@Nullable Void, String> {
        private final DocTrees trees;

        private Collector(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String owner) {
            String name = owner + type.getSimpleName();
            remember(name, getCurrentPath());
            return super.visitClass(type, name + ".");
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String owner) {
            remember(owner + method.getName(), getCurrentPath());
            return null;
        }

        private void remember(String name, TreePath path) {
            DocCommentTree comment = trees.getDocCommentTree(path);
            if (comment == null) {
                return;
            }
            texts.put(name, text(comment.getFullBody()));
            for (DocTree tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree parameter) {
                    texts.put(name + "#" + parameter.getName(), text(parameter.getDescription()));
                }
            }
        }
    }
}
