/** /ServiceProviderConfig, /Schemas, /ResourceTypes. */
@NullMarked
package io.rollcall.gateway.discovery.http;

import org.jspecify.annotations.NullMarked;
