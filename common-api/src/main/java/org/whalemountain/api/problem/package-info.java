/**
 * How an error is told: {@code application/problem+json} (RFC 9457) with one list of codes, in
 * Japanese and English. Depends on {@code request}.
 */
package org.whalemountain.api.problem;
