/**
 * Containers' programs: commands beside them, what they print, their ends, signals and processes.
 * Depends on {@code exec}, {@code lent}, {@code log} and {@code terminal}.
 */
package org.whalemountain.k8s.program;
