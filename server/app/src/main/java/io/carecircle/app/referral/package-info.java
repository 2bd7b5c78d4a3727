/** Process {@code referrals}: each institution with its nearest medical site. */
package io.carecircle.app.referral;
