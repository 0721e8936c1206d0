@NullMarked
package io.rollcall.gateway.schema;

import org.jspecify.annotations.NullMarked;
