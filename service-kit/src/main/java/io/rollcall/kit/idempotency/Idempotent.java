package io.rollcall.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint below {@code /api/v1/tenants/{tenantId}} that takes an {@code Idempotency-Key}: the same request under the
 * same key gets the first answer again and does nothing, for 24 hours. It answers a {@code Uni} and writes through
 * {@code TenantSql}. Keys are those of a tenant and a caller.
 *
 * <p>422 {@code idempotency-key-reused} for another request under the key, 409 {@code idempotency-key-in-use} while the
 * first one is worked on, 409 {@code idempotency-answer-unknown} when it was carried out and its answer was lost.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
