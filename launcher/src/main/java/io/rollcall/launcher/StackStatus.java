package io.rollcall.launcher;

import io.rollcall.launcher.process.PidFile;
import io.rollcall.launcher.process.ProcessMemory;
import io.rollcall.launcher.process.ReadinessProbe;
import io.rollcall.testing.PostmasterFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One process of a stack as seen from outside. */
public record StackStatus(String name, Optional<Long> pid, boolean answers, String address) {
    /** The processes of the stack over a data directory, the supervisor first; empty when it is not running. */
    public static List<StackStatus> of(StackPaths paths) {
        var stack = StackFile.read(paths.stackFile());
        var supervisor = Preflight.runningSupervisor(paths);
        if (stack.isEmpty() && supervisor.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<StackStatus>();
        all.add(new StackStatus(
                SupervisorMain.NAME,
                supervisor.map(PidFile::pid),
                supervisor.isPresent(),
                paths.data().toString()));
        stack.ifPresent(file -> addProcesses(all, paths, file));
        return all;
    }

    private static void addProcesses(List<StackStatus> all, StackPaths paths, StackFile stack) {
        var ports = new Ports(stack.portBase());
        var database = PostmasterFile.read(paths.postgres())
                .filter(PostmasterFile::isAlive)
                .map(PostmasterFile::pid);
        all.add(at("postgres", database, ports.postgres(), "localhost:" + ports.postgres()));
        all.add(at("kafka", pid(paths, "kafka"), ports.kafka(), "localhost:" + ports.kafka()));
        all.add(at(
                "keycloak",
                pid(paths, "keycloak"),
                ports.keycloak(),
                stack.oidc().issuer()));
        for (var service : ServiceModule.values()) {
            var running = stack.services().get(service.module());
            if (running != null) {
                all.add(at(service.module(), pid(paths, service.module()), ports.of(service), running.url()));
            }
        }
    }

    private static Optional<Long> pid(StackPaths paths, String process) {
        return PidFile.read(paths.pidFile(process))
                .filter(file -> file.process().isPresent())
                .map(PidFile::pid);
    }

    private static StackStatus at(String name, Optional<Long> pid, int port, String address) {
        return new StackStatus(name, pid, ReadinessProbe.accepts(port), address);
    }

    public boolean isUp() {
        return pid.isPresent() && answers;
    }

    /** Memory in use. The database counts with its sessions, which are processes; the supervisor counts alone. */
    public Optional<Long> residentBytes() {
        return pid.flatMap(name.equals("postgres") ? ProcessMemory::withChildren : ProcessMemory::alone);
    }

    /** Processor time used so far. */
    public Optional<Long> cpuSeconds() {
        return pid.flatMap(ProcessHandle::of)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(java.time.Duration::toSeconds);
    }
}
