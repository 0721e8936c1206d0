@NullMarked
package io.rollcall.gateway.group;

import org.jspecify.annotations.NullMarked;
