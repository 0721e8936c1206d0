package io.rollcall.provisioning.lifecycle.store;

/** Statements on the account table. */
final class AccountSql {

    private AccountSql() {}

    static final String LOCK = """
            SELECT
                id, status, deactivated_because, status_since, directory_id, directory_version,
                user_name, external_id, display_name, given_name, family_name, email, title,
                department, entitlement_version, entitled, assignment_id, assignment_name,
                assignment_version, via_group, entitled_roles, entitled_seats, roles_version,
                roles::text AS roles_json, seats_version, seats::text AS seats_json, version,
                created_at, settings::text AS settings_json, named_roles, named_seats,
                stated::text AS stated_json
            FROM account WHERE tenant_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE
            """;

    /** A statement of its own: its snapshot is taken when the locks are held. */
    static final String GROUPS = """
            SELECT m.account_id, g.id, g.name
            FROM account_group m JOIN directory_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
            WHERE m.tenant_id = $1 AND m.account_id = ANY ($2)
            ORDER BY m.account_id, g.id
            """;

    /** The rows of a batch, one array per column; lists of keys are joined, as arrays of arrays cannot be unnested. */
    private static final String ROWS = """
            unnest(
                $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::bigint[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
                $14::text[], $15::text[], $16::bigint[], $17::boolean[], $18::uuid[], $19::text[],
                $20::bigint[], $21::uuid[], $22::text[], $23::text[], $24::bigint[], $25::text[],
                $26::bigint[], $27::text[], $28::bigint[], $29::timestamptz[], $30::timestamptz[],
                $31::text[], $32::text[], $33::text[], $34::text[])
            AS r (
                id, status, deactivated_because, status_since, directory_id, directory_version,
                user_name, external_id, display_name, given_name, family_name, email, title,
                department, entitlement_version, entitled, assignment_id, assignment_name,
                assignment_version, via_group, entitled_roles, entitled_seats, roles_version, roles,
                seats_version, seats, version, created_at, updated_at, settings, named_roles, named_seats,
                stated)
            """;

    static final String INSERT = """
            INSERT INTO account (
                tenant_id,
                id, status, deactivated_because, status_since, directory_id, directory_version,
                user_name, external_id, display_name, given_name, family_name, email, title,
                department, entitlement_version, entitled, assignment_id, assignment_name,
                assignment_version, via_group, entitled_roles, entitled_seats, roles_version, roles,
                seats_version, seats, version, created_at, updated_at, settings, named_roles, named_seats,
                stated)
            SELECT
                $1,
                r.id, r.status, r.deactivated_because, r.status_since, r.directory_id,
                r.directory_version, r.user_name, r.external_id, r.display_name, r.given_name,
                r.family_name, r.email, r.title, r.department, r.entitlement_version, r.entitled,
                r.assignment_id, r.assignment_name, r.assignment_version, r.via_group,
                string_to_array(r.entitled_roles, ' '), string_to_array(r.entitled_seats, ' '),
                r.roles_version, r.roles::jsonb, r.seats_version, r.seats::jsonb, r.version,
                r.created_at, r.updated_at, r.settings::jsonb, string_to_array(r.named_roles, ' '),
                string_to_array(r.named_seats, ' '), r.stated::jsonb
            FROM %s
            ON CONFLICT DO NOTHING
            """.formatted(ROWS);

    static final String UPDATE = """
            UPDATE account a SET (
                status, deactivated_because, status_since, directory_id, directory_version,
                user_name, external_id, display_name, given_name, family_name, email, title,
                department, entitlement_version, entitled, assignment_id, assignment_name,
                assignment_version, via_group, entitled_roles, entitled_seats, roles_version, roles,
                seats_version, seats, version, created_at, updated_at, settings, named_roles, named_seats,
                stated) = (
                r.status, r.deactivated_because, r.status_since, r.directory_id,
                r.directory_version, r.user_name, r.external_id, r.display_name, r.given_name,
                r.family_name, r.email, r.title, r.department, r.entitlement_version, r.entitled,
                r.assignment_id, r.assignment_name, r.assignment_version, r.via_group,
                string_to_array(r.entitled_roles, ' '), string_to_array(r.entitled_seats, ' '),
                r.roles_version, r.roles::jsonb, r.seats_version, r.seats::jsonb, r.version,
                r.created_at, r.updated_at, r.settings::jsonb, string_to_array(r.named_roles, ' '),
                string_to_array(r.named_seats, ' '), r.stated::jsonb)
            FROM %s
            WHERE a.tenant_id = $1 AND a.id = r.id
            """.formatted(ROWS);
}
