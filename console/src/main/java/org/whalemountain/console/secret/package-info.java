/** Secrets at rest: encrypted before they reach the database. Depends on nothing of ours. */
package org.whalemountain.console.secret;
