/**
 * The practice store: Apple's hosts for signing in, for App Store Connect and for Reporter over HTTP on loopback, selling invented
 * things, for newcomers who want to walk through linking an account and for tests that want to know what a report should have said.
 *
 * <p>It speaks the protocols as they are publicly known, and shares no code with the connector that reads it. Three flows:
 *
 * <pre>
 * POST /reportservice/sales/v1      jsonRequest={"userid":...,"password":...,"version":"2.2","mode":"Robot.XML",
 *                                     "queryInput":"[p=Reporter.properties, Sales.generateToken]"}
 *   200  service_request_id: X      a notice; the same again with &amp;isExistingToken=Y&amp;requestId=X
 *   200  AccessToken:...            good for 180 days; from now on "accesstoken" instead of the password
 * POST ... Sales.getAccounts        numbers to put into "account" when there are several
 * POST ... Sales.getVendors         vendor numbers
 * POST ... Sales.getReport, 85410007,Sales,Summary,Daily,20261122
 *   200  application/a-gzip         tab-separated text, or an error by number, whatever the HTTP status
 *
 * GET  /olympus/v1/app/config       the service key; HEAD /logout tells it too
 * GET  /appleauth/auth/signin       a hashcash challenge
 * POST /appleauth/auth/signin/init, /complete      SRP: 200 signed in, 409 a code is needed, 401, 403, 412
 * GET  /appleauth/auth              where the code went; PUT /verify/phone sends another
 * POST /appleauth/auth/verify/trusteddevice/securitycode, /verify/phone/securitycode
 * GET  /appleauth/auth/2sv/trust    no code for thirty days
 * GET  /olympus/v1/session          provider and user; POST chooses another provider
 * GET  /trends/.../getAccessKey     the Reporter token of whoever is signed in
 * POST /analytics/api/v1/data/...   usage by day, storefront, source, device
 * GET  /WebObjects/iTunesConnect.woa/ra/paymentConsolidation/...   vendors, payments, financial reports
 * GET  /iris/v1/apps/{id}/customerReviews   reviews; POST /iris/v1/customerReviewResponses answers one
 * GET  /WebObjects/iTunesConnect.woa/ra/apps/{id}/platforms/{ios|osx}/reviews   the same at the older address
 * GET  /keys                        the page on which a person makes a key of the API
 * GET  /phone                       the page on which a person at the practice store reads codes
 *
 * GET  /v1/salesReports, /v1/financeReports, /v1/apps, /v1/users      on a port of its own, by a token signed with such a key
 * </pre>
 *
 * <p>How it is made: {@code market} invents vendors and each day's sales out of a seed; {@code publishing} turns them into
 * report files and knows when each can be had; {@code reporter} speaks Reporter's protocol; {@code people} are those who can
 * sign in, {@code idmsa} lets them in, {@code session} keeps them signed in, {@code olympus} says who they are,
 * {@code trends} gives them a Reporter token, {@code payments} vendor numbers and books, {@code analytics} the numbers of {@code usage};
 * {@code reviews} are what customers write; {@code api} is the official API and its keys; {@code http} is what the
 * hosts share; {@code fault} lets it go wrong; {@code truth} says what was really sold, from the market and never from a file;
 * {@code control} offers all that to other processes. {@link org.storelink.appstoresimulator.AppStoreSimulator} puts it together.
 */
@NullMarked
package org.storelink.appstoresimulator;

import org.jspecify.annotations.NullMarked;
