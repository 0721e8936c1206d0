package io.rollcall.rbac.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that can be permitted, and the roles that every tenant has.
 *
 * @param version a hash of the content: the same content has the same version, however the file is laid out
 */
public record Catalogue(String version, PermissionTree tree, List<PredefinedRole> roles) {

    private static final int VERSION_LENGTH = 12;

    public Catalogue {
        roles = List.copyOf(roles);
    }

    public static Catalogue of(List<CatalogueModule> modules, List<PredefinedRole> roles) {
        return new Catalogue(hash(modules + "\n" + roles), new PermissionTree(modules), roles);
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
