/**
 * The doors. Every request passes one: the console's (a session cookie), the API's (a token or a password, never a cookie), or none
 * for what is public. What is not named public is closed.
 */
@NullMarked
package org.storelink.organizations.signin;

import org.jspecify.annotations.NullMarked;
