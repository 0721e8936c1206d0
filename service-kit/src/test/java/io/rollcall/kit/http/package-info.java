@NullMarked
package io.rollcall.kit.http;

import org.jspecify.annotations.NullMarked;
