/** What people can be given: roles and seats, as the services that own them publish it. */
@NullMarked
package io.rollcall.gateway.access;

import org.jspecify.annotations.NullMarked;
