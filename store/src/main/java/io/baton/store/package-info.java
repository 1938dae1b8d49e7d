/** An OpenSearch for the Operate of tests. */
@NullMarked
package io.baton.store;

import org.jspecify.annotations.NullMarked;
