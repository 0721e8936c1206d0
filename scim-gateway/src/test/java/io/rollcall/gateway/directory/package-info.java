@NullMarked
package io.rollcall.gateway.directory;

import org.jspecify.annotations.NullMarked;
