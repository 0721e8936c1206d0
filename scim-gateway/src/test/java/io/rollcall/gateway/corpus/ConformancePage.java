package io.rollcall.gateway.corpus;

import io.rollcall.scim.dialect.IdentityProvider;
import io.rollcall.scim.dialect.IdentityProviders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** docs/scim-conformance.md, from the tests. */
final class ConformancePage {
    private static final List<Path> SOURCES = List.of(Path.of("src/test/java"), Path.of("../scim-core/src/test/java"));
    private static final String INTRODUCTION = """
            # SCIM conformance

            Written from the tests; `./mvnw -pl scim-gateway test -Dtest=ConformancePageTest -Dconformance.write` rewrites it.
            Every row is a test of the build: a build in which one of them fails, or in which this page is not what the tests
            say, is red. So *passes* is what the last green build has shown.

            A test such as `okta/group-push` is a file of the corpus (`scim-gateway/src/test/resources/corpus`): requests,
            what is there before, answers, what is there afterwards, and exactly the events that follow. *gateway* is the
            running service with PostgreSQL and Kafka, *core* the SCIM core alone, without HTTP and database.

            """;

    private ConformancePage() {}

    static String render() {
        List<Proof> proofs =
                new ArrayList<>(Corpus.files().stream().map(Proof::of).toList());
        long core = proofs.stream()
                .filter(proof -> proof.against().contains("core"))
                .count();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("%d files, %d of them against the core as well.\n".formatted(proofs.size(), core));
        List<Proof> all = new ArrayList<>(proofs);
        SOURCES.forEach(source -> all.addAll(Proof.tagged(source)));
        sections(page, all);
        providers(page, proofs);
        return page.toString();
    }

    private static void sections(StringBuilder page, List<Proof> proofs) {
        Map<String, List<Proof>> bySection = new TreeMap<>(Comparator.comparing(ConformancePage::sortable));
        for (Proof proof : proofs) {
            proof.sections()
                    .forEach(section -> bySection
                            .computeIfAbsent(section, key -> new ArrayList<>())
                            .add(proof));
        }
        page.append("\n## RFC sections\n\n| section | behaviour | test | against | result |\n|---|---|---|---|---|\n");
        bySection.forEach((section, rows) -> rows.forEach(
                row -> page.append("| ").append(section).append(" | ").append(row(row))));
    }

    /** Numbers of sections in their order, not in that of their letters. */
    private static String sortable(String section) {
        StringBuilder key = new StringBuilder();
        for (String part : section.split("[ .]")) {
            key.append("%6s".formatted(part));
        }
        return key.toString();
    }

    private static void providers(StringBuilder page, List<Proof> proofs) {
        Map<String, List<Proof>> byProvider = new TreeMap<>();
        proofs.forEach(proof -> byProvider
                .computeIfAbsent(proof.provider(), key -> new ArrayList<>())
                .add(proof));
        page.append("\n## Identity providers and clients\n");
        byProvider.forEach((provider, rows) -> {
            page.append("\n### ")
                    .append(title(provider))
                    .append(" (")
                    .append(rows.size())
                    .append(")\n");
            page.append("\n| behaviour | test | against | result |\n|---|---|---|---|\n");
            rows.forEach(row -> page.append("| ").append(row(row)));
        });
    }

    private static String title(String provider) {
        return IdentityProviders.named(provider).map(IdentityProvider::title).orElse(provider);
    }

    private static String row(Proof proof) {
        return "%s | `%s` | %s | passes |\n"
                .formatted(proof.behaviour().replace("|", "\\|"), proof.test(), proof.against());
    }
}
