/**
 * Students' GitLab Runners, one container each. Depends on {@code build}, {@code network}, {@code
 * engine} and the contract.
 */
package org.whalemountain.docker.runner;
