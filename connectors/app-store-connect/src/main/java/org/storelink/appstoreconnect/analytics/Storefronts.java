package org.storelink.appstoreconnect.analytics;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Countries by the numbers of their storefronts. */
final class Storefronts {

    private static final String UNKNOWN = "ZZ";

    private static final Map<String, String> COUNTRIES = Arrays.stream(String.join(
                            " ",
                            "143441=US 143442=FR 143443=DE 143444=GB 143445=AT 143446=BE 143447=FI 143448=GR 143449=IE 143450=IT 143451=LU",
                            "143452=NL 143453=PT 143454=ES 143455=CA 143456=SE 143457=NO 143458=DK 143459=CH 143460=AU 143461=NZ 143462=JP",
                            "143463=HK 143464=SG 143465=CN 143466=KR 143467=IN 143468=MX 143469=RU 143470=TW 143471=VN 143472=ZA 143473=MY",
                            "143474=PH 143475=TH 143476=ID 143477=PK 143478=PL 143479=SA 143480=TR 143481=AE 143482=HU 143483=CL 143484=NP",
                            "143485=PA 143486=LK 143487=RO 143488=MV 143489=CZ 143490=BD 143491=IL 143492=UA 143493=KW 143494=HR 143495=CR",
                            "143496=SK 143497=LB 143498=QA 143499=SI 143500=RS 143501=CO 143502=VE 143503=BR 143504=GT 143505=AR 143506=SV",
                            "143507=PE 143508=DO 143509=EC 143510=HN 143511=JM 143512=NI 143513=PY 143514=UY 143515=MO 143516=EG 143517=KZ",
                            "143518=EE 143519=LV 143520=LT 143521=MT 143522=LI 143523=MD 143524=AM 143525=BW 143526=BG 143527=CI 143528=JO",
                            "143529=KE 143530=MK 143531=MG 143532=ML 143533=MU 143534=NE 143535=SN 143536=TN 143537=UG 143538=AI 143539=BS",
                            "143540=AG 143541=BB 143542=BM 143543=VG 143544=KY 143545=DM 143546=GD 143547=MS 143548=KN 143549=LC 143550=VC",
                            "143551=TT 143552=TC 143553=GY 143554=SR 143555=BZ 143556=BO 143557=CY 143558=IS 143559=BH 143560=BN 143561=NG",
                            "143562=OM 143563=DZ 143564=AO 143565=BY 143566=UZ 143567=LY 143568=AZ 143570=MM 143571=YE 143572=TZ 143573=GH",
                            "143574=CM 143575=AL 143576=BJ 143577=BT 143578=BF 143579=KH 143580=CV 143581=TD 143582=CG 143583=FJ 143584=GM",
                            "143585=GW 143586=KG 143587=LA 143588=LR 143589=MW 143590=MR 143591=FM 143592=MN 143593=MZ 143594=NA 143595=PW",
                            "143597=PG 143598=ST 143599=SC 143600=SL 143601=SB 143602=SZ 143603=TJ 143604=TM 143605=ZW 143606=NR 143608=TO",
                            "143609=VU 143610=AF 143612=BA 143613=CD 143614=GA 143615=GE 143617=IQ 143619=ME 143620=MA 143621=RW 143622=ZM",
                            "143624=XK")
                    .split(" "))
            .collect(Collectors.toUnmodifiableMap(pair -> pair.substring(0, 6), pair -> pair.substring(7)));

    private Storefronts() {}

    /** ISO 3166-1 alpha-2; {@code ZZ} for a storefront that nobody knows yet. A code of two letters is taken as it is. */
    static String country(String key) {
        return key.matches("[A-Z]{2}") ? key : COUNTRIES.getOrDefault(key, UNKNOWN);
    }
}
