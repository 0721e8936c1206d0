package io.rollcall.launcher.build;

import io.rollcall.launcher.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What the test reports of all modules say. */
record TestResults(int tests, int classes, int skipped, List<String> failures) {
    TestResults {
        failures = List.copyOf(failures);
    }

    /** Reads the reports written since {@code beginNanos} of {@link System#nanoTime()}; older ones are of other runs. */
    static TestResults collect(Path home, long beginNanos) {
        var age = Duration.ofNanos(System.nanoTime() - beginNanos);
        var results = new Collector(age);
        try (var modules = Files.list(home)) {
            for (var module : modules.sorted().toList()) {
                results.addModule(module);
            }
        } catch (IOException e) {
            throw new LauncherException("The test reports cannot be read: " + e.getMessage(), e);
        }
        return new TestResults(results.tests, results.classes, results.skipped, results.failures);
    }

    private static final class Collector {
        private final Instant since;
        private int tests;
        private int classes;
        private int skipped;
        private final List<String> failures = new ArrayList<>();

        Collector(Duration age) {
            since = Instant.ofEpochMilli(System.currentTimeMillis()).minus(age).minusSeconds(1);
        }

        void addModule(Path module) throws IOException {
            for (var kind : List.of("surefire-reports", "failsafe-reports")) {
                var reports = module.resolve("target").resolve(kind);
                if (Files.isDirectory(reports)) {
                    addReports(reports);
                }
            }
        }

        private void addReports(Path reports) throws IOException {
            try (var files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
                for (var file : files) {
                    if (Files.getLastModifiedTime(file).toInstant().isAfter(since)) {
                        addReport(file);
                    }
                }
            }
        }

        private void addReport(Path file) throws IOException {
            var suite = parse(file);
            classes++;
            tests += Integer.parseInt(suite.getAttribute("tests"));
            skipped += Integer.parseInt(suite.getAttribute("skipped"));
            var cases = suite.getElementsByTagName("testcase");
            for (var i = 0; i < cases.getLength(); i++) {
                var test = (Element) cases.item(i);
                if (has(test, "failure") || has(test, "error")) {
                    failures.add(test.getAttribute("classname") + "." + test.getAttribute("name"));
                }
            }
        }

        private static boolean has(Element test, String child) {
            return test.getElementsByTagName(child).getLength() > 0;
        }

        private static Element parse(Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                return factory.newDocumentBuilder().parse(in).getDocumentElement();
            } catch (ParserConfigurationException | SAXException e) {
                throw new IOException(file + " is damaged", e);
            }
        }
    }
}
