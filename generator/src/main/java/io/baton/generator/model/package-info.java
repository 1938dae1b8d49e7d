/** The policy in business terms, without XML. */
@NullMarked
package io.baton.generator.model;

import org.jspecify.annotations.NullMarked;
