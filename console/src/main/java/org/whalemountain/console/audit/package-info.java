/**
 * Who did what to what, when, from where, and how it ended. Depends on {@code account} and {@code
 * web}.
 */
package org.whalemountain.console.audit;
