/** Identity providers as they really behave: the requests that Okta and Entra ID send, in their order and their spelling. */
@NullMarked
package io.rollcall.testing.idp;

import org.jspecify.annotations.NullMarked;
