package io.rollcall.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy in front of a server on this machine that loses connections when a test says so: in the middle of what a
 * client sends, or between what the server did and its answer, when the client cannot know whether it was done.
 */
public final class FaultProxy implements AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;

    private final int target;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong untilCut = new AtomicLong(NEVER);
    private final AtomicReference<@Nullable String> unanswered = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();

    private FaultProxy(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /** Starts on a free port; the server may come later. */
    public static FaultProxy before(int port) throws IOException {
        var proxy = new FaultProxy(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    /** Where clients come. */
    public int port() {
        return listener.getLocalPort();
    }

    int target() {
        return target;
    }

    /** Loses, once, the connection on which clients send more than so many bytes from now on: mostly amid a message. */
    public void cutAfter(long bytes) {
        untilCut.set(bytes);
    }

    /** Passes on what has this text in it and loses, once, the connection instead of the answer. */
    public void cutAnswerTo(String text) {
        unanswered.set(text);
    }

    /**
     * Passes nothing on any more over the connections that there are, and closes none: so it looks when the server's machine
     * or the network is gone. New connections are served.
     */
    public void fallSilent() {
        links.forEach(link -> link.gone = true);
    }

    /** How many connections were lost so. */
    public int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // It was closed, or the next client may be luckier.
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target))) {
            links.add(link);
            Thread.ofVirtual().start(() -> pass(link, link.server, link.client, link::answered));
            pass(link, link.client, link.server, link::asked);
        } catch (IOException e) {
            // The server is away, and so is then what stands before it.
        }
    }

    private void pass(Link link, Socket from, Socket to, Fault fault) {
        try (link) {
            var bytes = new byte[16 * 1024];
            var in = from.getInputStream();
            for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                var passing = fault.passing(bytes, read);
                if (link.gone) {
                    continue;
                }
                to.getOutputStream().write(bytes, 0, passing);
                if (passing < read) {
                    cuts.incrementAndGet();
                    return;
                }
            }
        } catch (IOException e) {
            // One end went away: the other follows.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var link : links) {
            link.close();
        }
    }

    private interface Fault {
        /** How many of these bytes go through before the connection is lost; all of them, if it is not. */
        int passing(byte[] bytes, int length);
    }

    /** A client's connection and the one to the server that belongs to it. */
    private final class Link implements AutoCloseable {
        private final Socket client;
        private final Socket server;
        private volatile boolean silent;
        private volatile boolean gone;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        int asked(byte[] bytes, int length) {
            var text = unanswered.get();
            if (text != null && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(text)) {
                silent = unanswered.compareAndSet(text, null);
            }
            var left = untilCut.get() == NEVER ? 0 : untilCut.addAndGet(-length);
            return left >= 0 || !untilCut.compareAndSet(left, NEVER) ? length : Math.max(0, length + (int) left);
        }

        int answered(byte[] bytes, int length) {
            return silent ? 0 : length;
        }

        @Override
        public void close() throws IOException {
            try (client;
                    server) {
                links.remove(this);
            }
        }
    }
}
