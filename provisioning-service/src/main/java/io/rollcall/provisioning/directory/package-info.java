/** The directories of a tenant, by name. */
@NullMarked
package io.rollcall.provisioning.directory;

import org.jspecify.annotations.NullMarked;
