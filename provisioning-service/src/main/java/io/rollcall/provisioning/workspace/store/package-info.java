/** Workspace: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.workspace.store;

import org.jspecify.annotations.NullMarked;
