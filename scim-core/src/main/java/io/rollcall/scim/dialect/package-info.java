/** Identity providers: how they are recognised, how their bodies are rewritten, and how far they may deviate from the RFCs. */
@NullMarked
package io.rollcall.scim.dialect;

import org.jspecify.annotations.NullMarked;
