/** Archives of the engine, read without believing them. Depends on nothing. */
package org.whalemountain.docker.tar;
