package io.rollcall.launcher.command;

import io.rollcall.launcher.Doctor;
import io.rollcall.launcher.Ports;
import io.rollcall.launcher.StackLocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks what the stack needs on this machine. Exit code 1 when something has to be fixed.")
public final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "7400",
            description = "First of the nine ports used (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var findings = new Doctor(data.paths(StackLocation.current()), new Ports(portBase)).examine();
        findings.forEach(finding -> out.println(
                "%-8s %-16s %s".formatted(finding.isOk() ? "ok" : "PROBLEM", finding.subject(), finding.text())));
        return findings.stream().allMatch(Doctor.Finding::isOk) ? 0 : 1;
    }
}
