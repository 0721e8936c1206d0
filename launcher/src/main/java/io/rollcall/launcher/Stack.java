package io.rollcall.launcher;

import io.rollcall.launcher.build.AppCopy;
import io.rollcall.launcher.process.Component;
import io.rollcall.launcher.process.Supervisor;
import io.rollcall.launcher.process.Termination;
import io.rollcall.launcher.seed.SeedTarget;
import io.rollcall.launcher.seed.Seeder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A running stack: PostgreSQL, Kafka, Keycloak and the four services, with the demo tenants in them. The processes are children
 * of this one, are started again when they end, and stop on {@link #close()}.
 */
public final class Stack implements AutoCloseable {
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    private final StackOptions options;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final Progress progress;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(HTTP_TIMEOUT).build();

    private Stack(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.secrets = Secrets.open(options.paths().secrets());
        this.supervisor = new Supervisor(progress, this::publishAgain);
    }

    /**
     * Checks, starts and seeds a stack whose services are built. Returns when everything is ready; when anything fails, what was
     * started is stopped again.
     */
    public static Stack start(StackOptions options, Progress progress) {
        var stack = prepare(options, progress);
        stack.start();
        return stack;
    }

    /** A stack that can be closed from another thread while {@link #start()} runs. */
    static Stack prepare(StackOptions options, Progress progress) {
        new Preflight(options.paths(), options.ports()).check();
        return new Stack(options, progress);
    }

    void start() {
        try {
            startComponents();
            var tenants = options.isComplete() ? seeder().seed() : List.<StackFile.Tenant>of();
            publish(file(tenants));
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startComponents() throws IOException {
        var paths = options.paths();
        var components = new StackComponents(options, secrets, http);
        var storage = supervisor.startInBackground(List.of(components.postgres(), components.kafka()));
        var keycloakHome = prepareKeycloak();
        var login = supervisor.startInBackground(List.of(components.keycloak(keycloakHome)));
        for (var service : options.services()) {
            AppCopy.refresh(options.home(), service, paths.apps());
        }
        storage.join();
        var services = supervisor.startInBackground(
                options.services().stream().sorted().map(components::service).toList());
        login.join();
        services.join();
    }

    private Path prepareKeycloak() throws IOException {
        var installation = KeycloakInstallation.of(options.home()).prepare(progress);
        var realm = options.home().resolve("deploy/keycloak/rollcall-realm.json");
        return new KeycloakHome(options.paths().keycloak(), realm, options.ports(), secrets).prepare(installation);
    }

    private Seeder seeder() {
        return new Seeder(http, SeedTarget.local(options.ports()), secrets, progress);
    }

    private StackFile file(List<StackFile.Tenant> tenants) {
        var ports = options.ports();
        var services = options.services().stream()
                .collect(Collectors.toMap(
                        ServiceModule::module,
                        service ->
                                new StackFile.Service("http://localhost:" + ports.of(service), pid(service.module()))));
        var issuer = "http://localhost:" + ports.keycloak() + "/realms/rollcall";
        return new StackFile(
                options.data().toString(),
                ports.base(),
                services,
                new StackFile.Broker("localhost:" + ports.kafka(), pid("kafka")),
                new StackFile.Database("localhost", ports.postgres(), pid("postgres")),
                new StackFile.Oidc(issuer, issuer + "/protocol/openid-connect/token", pid("keycloak")),
                new StackFile.Login(Logins.SUPPORT, secrets.get(Logins.SUPPORT_PASSWORD)),
                new StackFile.Client(Logins.SERVICE_CLIENT, secrets.get(Logins.SERVICE_SECRET)),
                tenants);
    }

    /** What {@code stack.json} holds. */
    public StackFile describe() {
        return StackFile.read(options.paths().stackFile()).orElseThrow();
    }

    /** Into the data directory, and into the checkout when the commands there are about this stack. */
    private void publish(StackFile file) {
        file.write(options.paths().stackFile());
        var location = new StackLocation(options.home());
        if (location.isInUse(options.paths())) {
            file.write(location.stackFile());
        }
    }

    private synchronized void publishAgain() {
        StackFile.read(options.paths().stackFile())
                .map(StackFile::tenants)
                .map(this::file)
                .ifPresent(this::publish);
    }

    /** Names of the processes: postgres, kafka, keycloak and the modules of the services. */
    public List<String> processes() {
        return supervisor.components().stream().map(Component::name).toList();
    }

    /** Id of a running process, -1 while it is down. */
    public long pid(String process) {
        return supervisor.component(process).process().map(ProcessHandle::pid).orElse(-1L);
    }

    /** Ends a process at once, as {@code kill -9} does. The supervisor will start it again. */
    public void kill(String process) {
        var running = supervisor
                .component(process)
                .process()
                .orElseThrow(() -> new LauncherException(process + " is down already."));
        running.destroyForcibly();
        Termination.awaitEnd(running, Duration.ofSeconds(10));
    }

    /**
     * Starts one more process of a service, on a port of its own, with the same database and broker. Whoever asks for it
     * waits until it is ready, and stops it: nobody starts it again when it ends.
     */
    public Component startFurtherInstance(ServiceModule service, int port) throws IOException {
        var instance = new StackComponents(options, secrets, http).furtherInstance(service, port);
        instance.start();
        return instance;
    }

    /** How often a process was started again and became ready. */
    public int restarts(String process) {
        return supervisor.restarts(process);
    }

    /** Waits until a process was restarted at least {@code count} times in all. */
    public void awaitRestarts(String process, int count, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (restarts(process) < count) {
            if (System.nanoTime() > deadline) {
                throw new LauncherException(process + " was not ready again after " + timeout.toSeconds() + " s.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting.", e);
        }
    }

    /** Stops the services, then Keycloak, Kafka and PostgreSQL. */
    @Override
    public void close() {
        supervisor.close();
        http.close();
    }
}
