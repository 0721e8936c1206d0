@NullMarked
package io.rollcall.kit.kafka;

import org.jspecify.annotations.NullMarked;
