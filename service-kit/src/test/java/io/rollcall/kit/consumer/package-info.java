@NullMarked
package io.rollcall.kit.consumer;

import org.jspecify.annotations.NullMarked;
