/** Plays identity providers against the running stack and tells what came of it. */
@NullMarked
package io.rollcall.launcher.demo;

import org.jspecify.annotations.NullMarked;
