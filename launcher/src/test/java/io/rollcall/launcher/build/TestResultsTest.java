package io.rollcall.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestResultsTest {
    @TempDir
    private Path home;

    @Test
    void addsUpTheReportsOfThisRun() throws Exception {
        var begin = System.nanoTime();
        report("scim-core", "A", """
                <testsuite tests="2" skipped="1"><testcase classname="A" name="fine"/>
                <testcase classname="A" name="broken"><failure/></testcase></testsuite>""");
        report(
                "launcher",
                "B",
                "<testsuite tests=\"1\" skipped=\"0\"><testcase classname=\"B\" name=\"ok\"/></testsuite>");

        var results = TestResults.collect(home, begin);

        assertThat(results.tests()).isEqualTo(3);
        assertThat(results.classes()).isEqualTo(2);
        assertThat(results.skipped()).isEqualTo(1);
        assertThat(results.failures()).containsExactly("A.broken");
    }

    @Test
    void ignoresTheReportsOfEarlierRuns() throws Exception {
        var old = report("scim-core", "A", "<testsuite tests=\"1\" skipped=\"0\"/>");
        var hourAgo = Files.getLastModifiedTime(old).toInstant().minus(Duration.ofHours(1));
        Files.setLastModifiedTime(old, FileTime.from(hourAgo));

        var results = TestResults.collect(home, System.nanoTime());

        assertThat(results.tests()).isZero();
    }

    private Path report(String module, String name, String xml) throws Exception {
        var reports = Files.createDirectories(home.resolve(module).resolve("target/surefire-reports"));
        return Files.writeString(reports.resolve("TEST-" + name + ".xml"), xml);
    }
}
