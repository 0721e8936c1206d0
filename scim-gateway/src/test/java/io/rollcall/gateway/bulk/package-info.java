@NullMarked
package io.rollcall.gateway.bulk;

import org.jspecify.annotations.NullMarked;
