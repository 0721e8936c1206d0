@NullMarked
package io.rollcall.kit.net;

import org.jspecify.annotations.NullMarked;
