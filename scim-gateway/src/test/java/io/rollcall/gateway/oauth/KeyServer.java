package io.rollcall.gateway.oauth;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** An https server with key sets: it serves the files of a folder. Its address is one of this machine. */
public final class KeyServer implements QuarkusTestResourceLifecycleManager {
    private static final String FOLDER = "test.key-server.folder";
    private static final String URL = "test.key-server.url";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private @Nullable HttpsServer server;

    /** The address under which the text is served from now on. */
    public static String serve(String name, String text) {
        try {
            Files.writeString(Path.of(setting(FOLDER)).resolve(name), text);
            return setting(URL) + "/" + name;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("key-server");
            KeyStore store = keyStore(folder);
            HttpsServer started = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setHttpsConfigurator(new HttpsConfigurator(context(store)));
            started.createContext("/", exchange -> {
                try (exchange) {
                    Path file =
                            folder.resolve(exchange.getRequestURI().getPath().substring(1));
                    byte[] text = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                    if (text.length == 0) {
                        exchange.getResponseHeaders().add("Location", "/other");
                    }
                    exchange.sendResponseHeaders(text.length == 0 ? 302 : 200, text.length == 0 ? -1 : text.length);
                    exchange.getResponseBody().write(text);
                }
            });
            started.start();
            server = started;
            Path certificate = folder.resolve("certificate.pem");
            Files.writeString(certificate, pem(store));
            return Map.of(
                    FOLDER,
                    folder.toString(),
                    URL,
                    "https://localhost:" + started.getAddress().getPort(),
                    "rollcall.jwks.private-hosts",
                    "localhost",
                    "quarkus.tls.jwks.trust-store.pem.certs",
                    certificate.toString());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore keyStore(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!Files.exists(file)) {
            throw new IOException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(KeyStore store) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(store.getCertificate("server").getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
