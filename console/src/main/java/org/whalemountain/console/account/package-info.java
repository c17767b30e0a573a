/**
 * People: their accounts, how the directory knows them, how often they may guess. Depends on {@code
 * api.problem} and {@code clock}.
 */
package org.whalemountain.console.account;
