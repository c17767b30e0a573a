/**
 * Students' GitLab Runners: on which host each is, how it is, and the file that makes a project
 * build with it. Depends on {@code api.host}, {@code api.problem}, {@code api.runner}, {@code
 * audit}, {@code host}, {@code image}, {@code lease} and {@code query}.
 */
package org.whalemountain.console.runner;
