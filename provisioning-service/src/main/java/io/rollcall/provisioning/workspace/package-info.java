/** The workspaces of a tenant, which roles may be limited to. */
@NullMarked
package io.rollcall.provisioning.workspace;

import org.jspecify.annotations.NullMarked;
