@NullMarked
package io.rollcall.gateway.corpus;

import org.jspecify.annotations.NullMarked;
