/** Conflict: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.conflict.http;

import org.jspecify.annotations.NullMarked;
