/** Directory: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.directory.store;

import org.jspecify.annotations.NullMarked;
