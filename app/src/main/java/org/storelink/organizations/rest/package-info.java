/** Members, tokens and the request allowance for programs, and the check of tokens' scopes. */
@NullMarked
package org.storelink.organizations.rest;

import org.jspecify.annotations.NullMarked;
