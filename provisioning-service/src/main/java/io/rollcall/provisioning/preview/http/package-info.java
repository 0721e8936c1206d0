/** Preview: the REST adapters, of clients and to the services that are asked. */
@NullMarked
package io.rollcall.provisioning.preview.http;

import org.jspecify.annotations.NullMarked;
