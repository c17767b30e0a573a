/**
 * What living containers hold on hosts: host ports, GPUs, their share. Unique keys decide, in the
 * transaction that makes the record. Depends on {@code api.container} and {@code api.problem}.
 */
package org.whalemountain.console.reservation;
