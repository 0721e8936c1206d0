@NullMarked
package io.rollcall.kit.sql;

import org.jspecify.annotations.NullMarked;
