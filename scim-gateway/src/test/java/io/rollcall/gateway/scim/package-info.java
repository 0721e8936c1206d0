@NullMarked
package io.rollcall.gateway.scim;

import org.jspecify.annotations.NullMarked;
