package io.rollcall.kit.idempotency;

import io.rollcall.events.TenantId;

/**
 * A request under a key.
 *
 * @param actor whose key it is: different callers may use the same one
 * @param digest of method, address and body
 */
record KeyedRequest(TenantId tenant, String actor, IdempotencyKey key, byte[] digest) {}
