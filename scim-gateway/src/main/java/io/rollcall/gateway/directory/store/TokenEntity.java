package io.rollcall.gateway.directory.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.rollcall.gateway.directory.DirectoryToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code directory_tokens}. */
@Entity
@Table(name = "directory_tokens")
@NullUnmarked // Hibernate creates it empty and fills it
public class TokenEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public String tenantId;

    @Column(name = "directory_id")
    public UUID directoryId;

    public String name;
    public String prefix;
    public byte[] hash;

    @Column(name = "last_four")
    public String lastFour;

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "last_used_at")
    public Instant lastUsedAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    DirectoryToken toToken() {
        return new DirectoryToken(id, name, prefix, lastFour, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt);
    }
}
