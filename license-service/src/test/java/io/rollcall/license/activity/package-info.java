@NullMarked
package io.rollcall.license.activity;

import org.jspecify.annotations.NullMarked;
