/** What ways of linking have in common: the Apple ID that is typed, questions, answers, what a refusal is. */
@NullMarked
package org.storelink.appstoreconnect.linking;

import org.jspecify.annotations.NullMarked;
