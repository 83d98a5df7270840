"""What pages in other languages put around an article, as `furniture` has it in English.

Our own lists: buttons, boxes, appeals and the line that ends an article, as news sites in German, French, Spanish,
Portuguese, Italian, Dutch, Polish, Ukrainian and Russian write them.
"""

# The whole line, but for marks at its ends.
BUTTONS = """
    anzeige / werbung / startseite / teilen / merken / drucken / kommentare / mehr / mehr zum thema / lesen sie auch
    auch interessant / jetzt anmelden / jetzt abonnieren / anmelden / registrieren / impressum / datenschutz / agb
    zur startseite / artikel anhoren / newsletter abonnieren / meistgelesen / das konnte sie auch interessieren
    accueil / partager / imprimer / se connecter / s'abonner / s'inscrire / je m'abonne / publicité / lire aussi
    à lire aussi / lire plus / lire la suite / voir plus / les plus lus / mentions légales / contribuer
    réutiliser ce contenu / commentaires / newsletters
    inicio / compartir / imprimir / suscríbete / suscribirse / iniciar sesión / regístrate / publicidad / lee también
    te puede interesar / más información / lo más leído / lo más visto / archivado en / comentarios / etiquetas
    início / compartilhar / partilhar / leia mais / leia também / veja também / saiba mais / publicidade
    mais lidas / comentários / home page / condividi / leggi anche / leggi tutto / pubblicità / commenti / correlati
    accedi / abbonati / potrebbe interessarti / delen / lees ook / lees meer / advertentie / reacties / inloggen
    udostępnij / czytaj także / czytaj też / czytaj więcej / reklama / komentarze / zobacz także / zaloguj się
    головна / поділитися / поділитись / реклама / читайте також / теги / коментарі / підписатися / більше / новини
    останні новини / популярне / за темою / главная / поделиться / читайте также / комментарии / подписаться
    ещё / новости / все новости / популярное / по теме / смотрите также / материалы по теме
"""
# How a line of some words opens.
CALLS = """
    lesen sie auch: / lesen sie hier / lesen sie dazu / mehr dazu: / zum thema: / foto: / bild: / quelle: / stand:
    lesezeit / newsletter „ / jetzt anmelden / bitte melden sie sich an / lire aussi : / lire aussi: / à lire aussi :
    à lire aussi: / lire également / voir aussi : / photo : / crédit : / temps de lecture / publié le / mis à jour le
    abonnez-vous / inscrivez-vous / recevez nos / recevez chaque / réservé aux abonnés / lee también: / lea también:
    te puede interesar: / ver también: / foto : / suscríbete a / regístrate gratis / recibe cada / recibe nuestras
    leia também: / leia mais: / veja também: / clique aqui / clique na / clique no / cadastre-se / receba nossas
    inscreva-se / siga-nos / leggi anche: / leggi qui / iscriviti a / clicca qui / seguici su / lees ook: / klik hier
    meld je aan / volg ons / czytaj także: / czytaj też: / zobacz także: / kliknij / zapisz się / obserwuj nas
    klicken sie hier / hier klicken / folgen sie uns / cliquez ici / suivez-nous / haz clic aquí / síguenos
    читайте також: / читай також: / дивіться також: / читати також / підписуйтесь на / підписуйтеся на
    приєднуйтесь до / теги: / фото: / джерело: / читайте также: / смотрите также: / подписывайтесь на
    подпишитесь на / присоединяйтесь к / источник: / тэги: / оцените материал
"""
# What a line of at most a short paragraph says anywhere.
APPEALS = """
    in ihrem postfach / in ihr postfach / alle rechte vorbehalten / um zu kommentieren / cookies zu
    dans votre boite mail / dans votre boite de reception / tous droits reserves / utilise des cookies
    en tu correo / en su correo / todos los derechos reservados / utilizamos cookies
    ctrl+enter / ctrl + enter / telegram-канал / телеграм-канал / всі права захищено / все права защищены
    o seu email / la tua email / nella tua casella / utilizza i cookie / utilizziamo i cookie / utiliza cookies
    este site usa cookies / este sitio usa cookies / questo sito usa cookie / ce site utilise
    maakt gebruik van cookies / gebruikt cookies / wszelkie prawa zastrzezone / plikow cookie / nao serao aprovados
    todos os direitos reservados / tutti i diritti riservati
"""
# Where an article is over.
ENDS = """
    kommentar schreiben / kommentare / kommentieren / mehr zum thema / das könnte sie auch interessieren
    commentaires / laisser un commentaire / sur le même sujet / articles similaires / comentarios / deja un comentario
    lascia un commento / deixe um comentario / deixe seu comentario / laat een reactie achter / dodaj komentarz
    останні новини / коментарі / залишити коментар / комментарии / оставить комментарий / последние новости
"""
