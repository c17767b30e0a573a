/**
 * Files into and out of a container: the contract, and the rules and the folder of both agents.
 * Depends on {@code problem} only.
 */
package org.whalemountain.api.file;
