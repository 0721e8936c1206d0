CREATE TABLE label (
    tenant_id text NOT NULL,
    role      text NOT NULL,
    version   bigint NOT NULL,
    name      text NOT NULL,
    PRIMARY KEY (tenant_id, role)
);
CALL tenant_table('label');

-- What the consumer made of the events, with a rule that some of them break.
CREATE TABLE seen (
    tenant_id text NOT NULL,
    role      text NOT NULL,
    version   bigint NOT NULL,
    name      text NOT NULL CONSTRAINT palatable CHECK (name NOT LIKE 'poison%'),
    PRIMARY KEY (tenant_id, role)
);
CALL tenant_table('seen');

CREATE TABLE bell (
    tenant_id text NOT NULL,
    role      text NOT NULL,
    rung      integer NOT NULL,
    PRIMARY KEY (tenant_id, role)
);
CALL tenant_table('bell');

CREATE TABLE note (
    id        uuid PRIMARY KEY,
    tenant_id text NOT NULL,
    text      text NOT NULL,
    version   bigint NOT NULL
);
CALL tenant_table('note');
