/** Snapshots over HTTP. */
@NullMarked
package io.rollcall.rbac.replication.http;

import org.jspecify.annotations.NullMarked;
