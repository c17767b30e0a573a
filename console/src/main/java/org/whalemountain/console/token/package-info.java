/**
 * Personal tokens: how programs come in for a person. Depends on {@code account}, {@code clock},
 * {@code query} and {@code web}.
 */
package org.whalemountain.console.token;
