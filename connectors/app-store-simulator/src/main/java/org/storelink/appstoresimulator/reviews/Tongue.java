package org.storelink.appstoresimulator.reviews;

import java.util.List;
import org.storelink.appstoresimulator.market.Dice;

/**
 * A language that customers write in, with its words for what is liked and what is not.
 *
 * @param language ISO 639-1
 * @param territories where it is written, ISO 3166-1 alpha-2
 */
record Tongue(
        String language, List<String> territories, List<String> nicknames, List<String> praise, List<String> blame) {

    static final List<Tongue> ALL = List.of(
            new Tongue(
                    "en",
                    List.of("US", "GB", "CA", "AU", "IN"),
                    List.of("salty_dog", "Ann O’Nymous", "=1+1", "Robert'); --", "x"),
                    List.of("Best app on my phone.", "Does what it says.", "Wouldn't want to miss it 👍"),
                    List.of("Crashes on launch.", "Too many <b>ads</b> & pop-ups.", "I want my money back!")),
            new Tongue(
                    "de",
                    List.of("DE", "AT", "CH"),
                    List.of("Jürgen ß", "käpt_n", "Frau Müller"),
                    List.of("Läuft einwandfrei.", "Genau was ich gesucht habe.", "Schöner geht’s nicht."),
                    List.of("Stürzt ständig ab.", "Früher war alles größer.", "Übersetzung ungenügend.")),
            new Tongue(
                    "fr",
                    List.of("FR", "BE", "CA"),
                    List.of("Élodie", "l’ami Pierrot", "crème"),
                    List.of("Très pratique !", "Un vrai bijou.", "Je l’utilise chaque jour."),
                    List.of("Ça plante sans arrêt…", "Où est passée la sauvegarde ?", "Trop cher « pour rien ».")),
            new Tongue(
                    "es",
                    List.of("ES", "MX"),
                    List.of("Ñandú", "mar_y_sol", "José"),
                    List.of("¡Me encanta!", "Muy útil para navegar.", "La recomiendo a todos."),
                    List.of("No abre después de actualizar.", "¿Y mis datos?", "Demasiada publicidad.")),
            new Tongue(
                    "it",
                    List.of("IT", "CH"),
                    List.of("Già", "barca-a-vela", "Pìppo"),
                    List.of("Bellissima.", "È proprio quello che cercavo.", "Perché non l’ho trovata prima?"),
                    List.of("Si blocca sempre.", "Così non va.", "Rivoglio i miei soldi.")),
            new Tongue(
                    "pt",
                    List.of("BR", "PT"),
                    List.of("João", "maré_cheia", "Conceição"),
                    List.of("Muito bom!", "Não vivo sem.", "Simples e útil."),
                    List.of("Não funciona mais.", "Perdi todas as anotações.", "Péssima atualização.")),
            new Tongue(
                    "ja",
                    List.of("JP"),
                    List.of("しお", "ﾅﾐ太郎", "海の人"),
                    List.of("とても便利です。", "毎日使っています！", "デザインが美しい。"),
                    List.of("起動しません。", "広告が多すぎる…", "アップデート後に落ちる。")),
            new Tongue(
                    "ko",
                    List.of("KR"),
                    List.of("바다", "물때표", "김조수"),
                    List.of("정말 유용해요.", "매일 씁니다.", "강력 추천!"),
                    List.of("자꾸 꺼져요.", "광고가 너무 많아요.", "환불해 주세요.")),
            new Tongue(
                    "zh",
                    List.of("TW", "HK", "SG"),
                    List.of("潮人", "一葉知秋", "𠮷野"),
                    List.of("非常好用。", "每天都在用！", "介面漂亮。"),
                    List.of("打不開了。", "廣告太多。", "更新後閃退。")),
            new Tongue(
                    "ar",
                    List.of("SA", "AE", "KW"),
                    List.of("بحّار", "أبو سالم", "موج"),
                    List.of("تطبيق رائع.", "مفيد جدًا كل يوم.", "أنصح به."),
                    List.of("لا يفتح بعد التحديث.", "إعلانات كثيرة!", "أريد استرداد ٤٫٩٩ $.")),
            new Tongue(
                    "tr",
                    List.of("TR"),
                    List.of("İpek", "ışık", "Çağrı"),
                    List.of("Çok işime yarıyor.", "İnanılmaz güzel.", "Herkese öneririm."),
                    List.of("Sürekli kapanıyor.", "Güncelleme berbat.", "Paramı geri istiyorum.")),
            new Tongue(
                    "hi",
                    List.of("IN"),
                    List.of("सागर", "लहर", "नाविक"),
                    List.of("बहुत अच्छा ऐप।", "रोज़ काम आता है।", "सबको बताऊँगा।"),
                    List.of("खुलता ही नहीं।", "विज्ञापन बहुत ज़्यादा हैं।", "पैसे वापस करो।")));

    static Tongue drawn(Dice dice) {
        return ALL.get(dice.below(ALL.size()));
    }

    String territory(Dice dice) {
        return one(territories, dice);
    }

    String nickname(Dice dice) {
        return one(nicknames, dice);
    }

    /** Something that fits the rating. */
    String sentence(int rating, Dice dice) {
        return one(rating > 3 || rating == 3 && dice.oneIn(2) ? praise : blame, dice);
    }

    private static String one(List<String> words, Dice dice) {
        return words.get(dice.below(words.size()));
    }
}
