/** Assignment: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.assignment.http;

import org.jspecify.annotations.NullMarked;
