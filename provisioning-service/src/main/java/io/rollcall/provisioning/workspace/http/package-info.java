/** Workspace: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.workspace.http;

import org.jspecify.annotations.NullMarked;
