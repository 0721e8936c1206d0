package io.rollcall.system;

import io.rollcall.launcher.Ports;
import io.rollcall.launcher.Stack;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one stack of this build: started by the first test that asks for it, stopped when the tests end. */
final class SystemUnderTest {

    private static final int FIRST_PORT_BASE = 17_400;
    private static final int PORT_STEP = 20;

    private static @Nullable SystemUnderTest shared;

    private final Stack stack;
    private final AdminClient admin;

    private SystemUnderTest(Stack stack) {
        this.stack = stack;
        this.admin = new AdminClient(stack.describe());
    }

    /** Not started by a class initialiser: the threads that start the processes would wait for it for ever. */
    static synchronized SystemUnderTest shared() {
        SystemUnderTest running = shared;
        if (running == null) {
            running = start();
            shared = running;
        }
        return running;
    }

    private static SystemUnderTest start() {
        try {
            Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stack-");
            var stack = Stack.start(
                    StackOptions.complete(Path.of(".."), data, freePortBase()),
                    line -> System.out.println("stack: " + line));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
            return new SystemUnderTest(stack);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePortBase() {
        int base = FIRST_PORT_BASE;
        while (!allFree(base)) {
            base += PORT_STEP;
        }
        return base;
    }

    private static boolean allFree(int base) {
        for (int port = base; port < base + Ports.COUNT; port++) {
            try (var socket = new ServerSocket(port)) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    Stack stack() {
        return stack;
    }

    StackFile description() {
        return stack.describe();
    }

    AdminClient admin() {
        return admin;
    }

    ScimClient scim(String tenant) {
        var scim = description().tenant(tenant).orElseThrow().scim();
        return new ScimClient(scim.baseUrl(), scim.token());
    }
}
