/**
 * The images of the host: whose they are, where they may come from, and how they come from build
 * engines. Depends on {@code engine}, {@code tar}, {@code wire} and the contract.
 */
package org.whalemountain.docker.image;
