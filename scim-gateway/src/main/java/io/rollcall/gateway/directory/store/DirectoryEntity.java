package io.rollcall.gateway.directory.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Directory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code directories}. */
@Entity
@Table(name = "directories")
@NullUnmarked // Hibernate creates it empty and fills it
public class DirectoryEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public String tenantId;

    public String name;
    public String provider;

    @Enumerated(EnumType.STRING)
    public DirectoryState.Status status;

    public long version;

    @Column(name = "created_at")
    public Instant createdAt;

    static DirectoryEntity of(Directory directory) {
        DirectoryEntity entity = new DirectoryEntity();
        entity.id = directory.id().value();
        entity.tenantId = directory.tenant().value();
        entity.name = directory.name();
        entity.provider = directory.provider();
        entity.status = directory.status();
        entity.version = directory.version();
        entity.createdAt = directory.createdAt();
        return entity;
    }

    Directory toDirectory() {
        return new Directory(new TenantId(tenantId), new DirectoryId(id), name, provider, status, version, createdAt);
    }
}
