/** /Bulk. */
@NullMarked
package io.rollcall.gateway.bulk.http;

import org.jspecify.annotations.NullMarked;
