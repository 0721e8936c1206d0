/** Connections of tenants to identity providers, and their bearer tokens. */
@NullMarked
package io.rollcall.gateway.directory;

import org.jspecify.annotations.NullMarked;
