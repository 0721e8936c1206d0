package io.rollcall.gateway.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that a test shows.
 *
 * @param sections of RFCs, such as {@code RFC 7644 3.5.2}; empty if it is a habit of a client alone
 * @param provider the folder of the corpus, empty for other tests
 * @param behaviour in words
 * @param test its name
 * @param against what it runs against
 */
record Proof(List<String> sections, String provider, String behaviour, String test, String against) {
    private static final Pattern SECTION = Pattern.compile("RFC (\\d+),? (?:section )?([\\d.]+)");
    /** {@code @Tag("RFC-7644-3.4.2.2")}, more annotations, and the method. */
    private static final Pattern TAGGED = Pattern.compile(
            "((?:@Tag\\(\"RFC-[^\"]+\"\\)\\s+)+)(?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s+)*void (\\w+)\\(");

    private static final Pattern TAG = Pattern.compile("@Tag\\(\"RFC-(\\d+)-([\\d.]+)\"\\)");

    Proof {
        sections = List.copyOf(sections);
    }

    /** What a file of the corpus shows. */
    static Proof of(Path file) {
        JsonNode json = Corpus.read(file);
        List<String> sections = new ArrayList<>();
        json.path("rfc").forEach(section -> sections.add(section.asText()));
        Matcher source = SECTION.matcher(json.path("source").asText());
        if (sections.isEmpty() && source.find()) {
            sections.add("RFC " + source.group(1) + " " + source.group(2));
        }
        String name = Corpus.name(file);
        return new Proof(
                sections,
                name.substring(0, name.indexOf('/')),
                json.path("name").asText(),
                name,
                CoreCorpusTest.isForTheCore(json) ? "gateway, core" : "gateway");
    }

    /** What tests with tags of RFC sections below a source folder show. */
    static List<Proof> tagged(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            String against = sources.toString().contains("scim-core") ? "core" : "gateway";
            List<Proof> proofs = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                    .sorted()
                    .toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                Matcher method = TAGGED.matcher(Files.readString(file));
                while (method.find()) {
                    proofs.add(new Proof(sections(method.group(1)), "", words(method.group(2)), type, against));
                }
            }
            return proofs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sections(String tags) {
        List<String> sections = new ArrayList<>();
        Matcher tag = TAG.matcher(tags);
        while (tag.find()) {
            sections.add("RFC " + tag.group(1) + " " + tag.group(2));
        }
        return sections;
    }

    private static String words(String method) {
        String words =
                method.replace('_', ' ').replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
