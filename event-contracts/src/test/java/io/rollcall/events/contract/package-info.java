/** Proves that records, JSON Schemas, examples, AsyncAPI document and pages say the same, and writes them anew. */
@NullMarked
package io.rollcall.events.contract;

import org.jspecify.annotations.NullMarked;
