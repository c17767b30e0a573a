/**
 * What living containers hold on hosts: host ports, GPUs, their share. Unique keys decide, in the
 * transaction that makes the record. Depends on {@code api.container}, {@code api.problem} and
 * {@code query}.
 */
package org.whalemountain.console.reservation;
