/** The doors: who may do what, and how they show who they are. */
@NullMarked
package io.baton.security;

import org.jspecify.annotations.NullMarked;
