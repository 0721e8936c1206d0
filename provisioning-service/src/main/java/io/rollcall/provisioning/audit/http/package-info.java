/** Audit: the HTTP adapter. */
@NullMarked
package io.rollcall.provisioning.audit.http;

import org.jspecify.annotations.NullMarked;
