/**
 * How much an account may have at a time, and has. Depends on {@code api.container}, {@code
 * api.problem}, {@code account} and {@code query}.
 */
package org.whalemountain.console.quota;
