/**
 * Single statements, where a transaction would cost more than the statement. Depends on nothing
 * else of ours.
 */
package org.whalemountain.console.query;
