package io.rollcall.kit.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

@Entity
public class Note {

    @Id
    UUID id = new UUID(0, 0);

    String tenantId = "";

    String text = "";

    @Version
    long version;
}
