/** The demo: policies, application, simulated systems and the embedded engine in one JVM. */
@NullMarked
package io.baton.demo;

import org.jspecify.annotations.NullMarked;
