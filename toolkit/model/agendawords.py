"""The words by which a foreign agenda is understood: headings, kinds, days, in thirteen languages.

All tables hold words as people write them; they are compared by :func:`plain`.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from toolkit.model.plan import Kind

LANGUAGES = ("en", "it", "bg", "ro", "fr", "de", "es", "pt", "nl", "el", "sv", "cs", "ar")


class Field(StrEnum):
    """What a column of an agenda tells."""

    DAY = "day"
    DAY_NAME = "day-name"
    START = "start"
    END = "end"
    TIME = "time"
    MINUTES = "minutes"
    TITLE = "title"
    KIND = "kind"
    FIXED = "fixed"
    STRAND = "strand"
    PURPOSE = "purpose"
    STEPS = "steps"
    ROOM = "room"
    WHO = "who"
    MATERIALS = "materials"


_SPACES = re.compile(r"[\s_]+")
_ALIKE = {ord("ـ"): "", ord("’"): "'"}
"""Marks that make no other word: the Arabic stretch, and how an apostrophe is drawn."""
_EDGES = " .:;*#()[]-–—'\"’°º"


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Give a text without case, accents and marks at its ends, so that words can be compared."""
    composed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in composed if not unicodedata.combining(c))
    return _SPACES.sub(" ", letters.translate(_ALIKE)).strip(_EDGES)


# One entry for each language in the order of LANGUAGES; several words stand with "/" between.
_HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.DAY: (
        "day/date/day no/day number",
        "giorno/data/giornata",
        "ден/дата",
        "ziua/zi/data/dată",
        "jour/date/journée",
        "tag/datum",
        "día/fecha/jornada",
        "dia/data",
        "dag/datum",
        "ημέρα/μέρα/ημερομηνία",
        "dag/datum",
        "den/datum",
        "اليوم/يوم/التاريخ",
    ),
    Field.DAY_NAME: (
        "name of the day/day title/title of the day",
        "nome del giorno/nome della giornata/titolo del giorno/titolo della giornata",
        "име на деня/заглавие на деня",
        "numele zilei/titlul zilei",
        "nom du jour/nom de la journée/titre du jour/titre de la journée",
        "name des tages/tagesname/titel des tages",
        "nombre del día/título del día",
        "nome do dia/título do dia",
        "naam van de dag/titel van de dag",
        "όνομα ημέρας/όνομα της ημέρας/τίτλος ημέρας/τίτλος της ημέρας",
        "dagens namn/dagens titel",
        "název dne",
        "اسم اليوم/عنوان اليوم",
    ),
    Field.START: (
        "start/begin/begins/from/start time/starts",
        "inizio/dalle/ora inizio/ora di inizio/da",
        "начало/от/начален час",
        "început/începe/de la/ora de început/start",
        "début/de/heure de début/commence",
        "beginn/von/anfang/start/startzeit",
        "inicio/desde/hora de inicio/comienzo/de",
        "início/hora de início/começo/das",
        "begin/van/start/starttijd/aanvang/begintijd",
        "έναρξη/αρχή/από/ώρα έναρξης",
        "start/början/börjar/från/starttid",
        "začátek/od/zahájení",
        "البداية/بداية/من/يبدأ/وقت البدء",
    ),
    Field.END: (
        "end/ends/to/until/end time/finish",
        "fine/alle/ora fine/ora di fine/a/termine",
        "край/до/краен час",
        "sfârșit/sfârşit/se termină/până la/final/ora de final",
        "fin/à/heure de fin",
        "ende/bis/schluss/endzeit",
        "fin/hasta/hora de fin/final",
        "fim/até/hora de fim/término/às",
        "einde/tot/eind/eindtijd",
        "λήξη/τέλος/έως/ώρα λήξης",
        "slut/slutar/till/sluttid",
        "konec/do",
        "النهاية/نهاية/إلى/ينتهي/وقت الانتهاء",
    ),
    Field.TIME: (
        "time/times/hour/hours/timing/schedule/time slot/when",
        "ora/orario/orari/ore/quando",
        "час/време/часове/часове от до/кога",
        "ora/oră/orar/interval/interval orar/timp/când",
        "heure/heures/horaire/horaires/quand",
        "zeit/uhrzeit/zeiten/wann",
        "hora/horario/horas/cuándo",
        "hora/horário/horas/quando",
        "tijd/tijden/tijdstip/uur/wanneer",
        "ώρα/ώρες/χρόνος/πότε/ωράριο",
        "tid/tider/klockslag/när/klockan",
        "čas/hodina/kdy",
        "الوقت/الساعة/التوقيت/متى",
    ),
    Field.MINUTES: (
        "minutes/min/mins/duration/length/duration min/duration in minutes",
        "minuti/durata/min/durata in minuti",
        "минути/мин/продължителност/времетраене/дължина",
        "minute/durata/durată/min/durata în minute",
        "minutes/durée/min/durée en minutes",
        "minuten/dauer/min/länge",
        "minutos/duración/min",
        "minutos/duração/min",
        "minuten/duur/min/lengte",
        "λεπτά/διάρκεια/λεπ",
        "minuter/längd/varaktighet/min",
        "minuty/délka/trvání/min/minut",
        "الدقائق/دقائق/المدة/مدة",
    ),
    Field.TITLE: (
        "title/activity/session/what/topic/agenda item/item/block/subject/program/content",
        "titolo/attività/sessione/cosa/che cosa/argomento/tema/contenuto/programma/blocco",
        "заглавие/дейност/сесия/какво/тема/съдържание/програма/блок/точка",
        "titlu/titlul/activitate/activitatea/sesiune/ce/ce este/temă/subiect/conținut/program/bloc",
        "titre/activité/session/séance/quoi/thème/sujet/contenu/programme/bloc/activités",
        "titel/aktivität/sitzung/was/thema/inhalt/programm/programmpunkt/einheit/block",
        "título/actividad/sesión/qué/tema/contenido/programa/bloque/actividades",
        "título/atividade/actividade/sessão/o quê/o que/tema/conteúdo/programa/bloco",
        "titel/activiteit/sessie/wat/onderwerp/inhoud/programma/blok/programmaonderdeel",
        "τίτλος/δραστηριότητα/συνεδρία/τι/θέμα/περιεχόμενο/πρόγραμμα/ενότητα",
        "titel/aktivitet/pass/vad/ämne/innehåll/program/session/programpunkt",
        "název/aktivita/činnost/co/téma/obsah/program/blok",
        "العنوان/النشاط/الجلسة/ماذا/الموضوع/المحتوى/البرنامج/نشاط/الفقرة",
    ),
    Field.KIND: (
        "kind/type/category/kind of activity/type of activity",
        "tipo/genere/categoria/tipologia",
        "вид/тип/категория",
        "fel/tip/categorie/tipul",
        "type/genre/catégorie/sorte",
        "art/typ/kategorie",
        "tipo/clase/categoría",
        "tipo/género/categoria",
        "soort/type/categorie",
        "είδος/τύπος/κατηγορία",
        "slag/typ/kategori/sort",
        "druh/typ/kategorie",
        "النوع/نوع/الفئة",
    ),
    Field.FIXED: (
        "fixed time/fixed",
        "orario fisso/fisso/ora fissa",
        "фиксиран час/неподвижен час/твърд час/точен час",
        "oră fixă/fix/ora fixă",
        "heure fixe/fixe/horaire fixe",
        "feste zeit/fester zeitpunkt/fest",
        "hora fija/fijo",
        "hora fixa/fixo/horário fixo",
        "vaste tijd/vast/vast tijdstip",
        "σταθερή ώρα/σταθερό/καθορισμένη ώρα",
        "fast tid/fast",
        "pevný čas/pevně",
        "وقت ثابت/ثابت/موعد ثابت",
    ),
    Field.STRAND: (
        "strand/in parallel/parallel",
        "filone/in parallelo/parallelo",
        "поток/успоредно/паралелно",
        "în paralel/paralel/fir",
        "en parallèle/parallèle/volet",
        "strang/parallel",
        "en paralelo/paralelo/línea/itinerario",
        "em paralelo/paralelo/linha/linha paralela",
        "parallel/lijn/gelijktijdig/spoor",
        "παράλληλα/παράλληλη ομάδα/σκέλος",
        "parallellt/parallell/spår",
        "souběžně/paralelně/větev",
        "بالتوازي/متواز/مسار",
    ),
    Field.PURPOSE: (
        "purpose/aim/goal/objective/objectives/description/why/learning objective/details/notes",
        "scopo/obiettivo/obiettivi/descrizione/perché/finalità/note/dettagli",
        "цел/цели/описание/защо/бележки/забележки",
        "scop/scopul/obiectiv/obiective/descriere/de ce/note/observații",
        "but/objectif/objectifs/description/pourquoi/notes/remarques/détails",
        "zweck/ziel/ziele/beschreibung/warum/bemerkungen/anmerkungen/notizen",
        "propósito/objetivo/objetivos/descripción/por qué/notas/observaciones/finalidad",
        "propósito/objetivo/objetivos/descrição/porquê/notas/observações/finalidade",
        "doel/doelen/beschrijving/waarom/opmerkingen/notities/omschrijving",
        "σκοπός/στόχος/στόχοι/περιγραφή/γιατί/σημειώσεις/παρατηρήσεις",
        "syfte/mål/beskrivning/varför/anteckningar/kommentarer",
        "účel/cíl/cíle/popis/proč/poznámky/poznámka",
        "الغرض/الهدف/الأهداف/الوصف/لماذا/ملاحظات",
    ),
    Field.STEPS: (
        "steps/method/methods/how/methodology/procedure/instructions/process",
        "passi/metodo/metodi/come/metodologia/procedura/istruzioni/svolgimento/passaggi",
        "стъпки/метод/методи/как/методика/методология/ход/указания",
        "pași/paşi/metodă/metoda/cum/metodologie/procedură/instrucțiuni/etape/pașii",
        "étapes/méthode/méthodes/comment/méthodologie/déroulement/déroulé/consignes",
        "schritte/methode/methoden/wie/methodik/ablauf/vorgehen/anleitung",
        "pasos/método/métodos/cómo/metodología/procedimiento/instrucciones/desarrollo",
        "passos/método/métodos/como/metodologia/procedimento/instruções/desenvolvimento",
        "stappen/methode/methodes/hoe/werkwijze/aanpak/werkvorm/instructies",
        "βήματα/μέθοδος/μέθοδοι/πώς/μεθοδολογία/διαδικασία/οδηγίες",
        "steg/metod/metoder/hur/metodik/genomförande/instruktioner",
        "kroky/metoda/metody/jak/metodika/postup/průběh/pokyny",
        "الخطوات/الطريقة/كيف/المنهجية/الأسلوب/التعليمات/الطرق",
    ),
    Field.ROOM: (
        "room/place/location/where/venue",
        "sala/stanza/luogo/dove/camera/aula/locale",
        "стая/място/къде/зала",
        "sală/sala/cameră/loc/unde/locul/încăpere",
        "salle/lieu/où/pièce/endroit",
        "raum/ort/wo/saal/zimmer",
        "sala/lugar/dónde/aula/espacio",
        "sala/local/onde/lugar/espaço",
        "zaal/ruimte/plaats/waar/lokaal/kamer/locatie",
        "αίθουσα/χώρος/πού/τόπος/δωμάτιο/τοποθεσία",
        "rum/plats/var/lokal/sal",
        "místnost/místo/kde/sál",
        "الغرفة/القاعة/المكان/أين",
    ),
    Field.WHO: (
        "who/responsible/facilitator/facilitators/led by/lead/speaker/speakers/trainer/trainers",
        "chi/responsabile/facilitatore/facilitatori/conduce/conduttore/conduttrice/relatore/formatore",
        "кой/отговорник/водещ/водещи/лектор/лектори/обучител/обучители/фасилитатор/отговаря",
        "cine/responsabil/facilitator/facilitatori/conduce/formator/formatori/vorbitor",
        "qui/responsable/animateur/animatrice/facilitateur/intervenant/intervenants/formateur",
        "wer/verantwortlich/moderation/leitung/referent/referentin/trainer/trainerin/zuständig",
        "quién/responsable/facilitador/facilitadora/ponente/formador/a cargo de",
        "quem/responsável/facilitador/facilitadora/orador/formador/a cargo de",
        "wie/verantwoordelijk/begeleider/begeleiders/spreker/trainer/verantwoordelijke",
        "ποιος/υπεύθυνος/συντονιστής/εισηγητής/εκπαιδευτής/ομιλητής",
        "vem/vilka/ansvarig/ledare/handledare/talare/utbildare",
        "kdo/odpovídá/zodpovídá/vede/lektor/facilitátor/odpovědná osoba",
        "من يقود/المسؤول/الميسر/من يدير/المدرب/المتحدث/مَن/القائم بالنشاط",
    ),
    Field.MATERIALS: (
        "materials/material/needs/equipment/resources/what is needed/to have ready",
        "materiali/materiale/occorrente/attrezzatura/risorse/cosa serve",
        "материали/материал/нужно/оборудване/ресурси/необходимо",
        "materiale/materiale necesare/necesar/echipament/resurse",
        "matériel/matériels/besoins/équipement/ressources",
        "material/materialien/bedarf/ausstattung/mittel",
        "materiales/material/necesario/equipo/recursos",
        "materiais/material/necessário/equipamento/recursos",
        "materiaal/materialen/benodigdheden/middelen/nodig",
        "υλικά/υλικό/εξοπλισμός/μέσα/χρειάζονται",
        "material/materiel/utrustning/resurser/behövs",
        "materiály/materiál/pomůcky/potřeby/vybavení/potřebné",
        "المواد/الأدوات/اللوازم/المستلزمات/الموارد",
    ),
}

_KINDS: dict[Kind, str] = {
    Kind.NIGHT: (
        "night/sleep/bedtime/lights out/overnight/notte/sonno/dormire/pernottamento/нощ/сън/"
        "нощувка/noapte/somn/nuit/coucher/nacht/schlafen/nachtruhe/noche/dormir/noite/slapen/nachtrust/"
        "νύχτα/ύπνος/natt/sömn/sova/noc/spánek/nocleh/ليل/الليل/نوم/النوم/المبيت"
    ),
    Kind.MEAL: (
        "meal/meals/breakfast/lunch/dinner/supper/brunch/pasto/pasti/colazione/pranzo/cena/хранене/"
        "закуска/обяд/вечеря/masă/masa/mic dejun/micul dejun/prânz/prânzul/cină/cina/repas/"
        "petit déjeuner/déjeuner/dîner/mahlzeit/essen/frühstück/mittagessen/abendessen/"
        "mittagspause/comida/almuerzo/desayuno/refeição/almoço/jantar/pequeno-almoço/"
        "café da manhã/maaltijd/ontbijt/lunchpauze/middageten/avondeten/diner/"
        "γεύμα/πρωινό/μεσημεριανό/δείπνο/βραδινό/"
        "måltid/frukost/middag/kvällsmat/jídlo/snídaně/oběd/večeře/وجبة/الفطور/فطور/الإفطار/"
        "الغداء/غداء/العشاء/عشاء/lunchtime/apéritif dînatoire"
    ),
    Kind.SNACK: (
        "snack/snacks/merenda/spuntino/междинна закуска/следобедна закуска/gustare/gustări/goûter/"
        "collation/zwischenmahlzeit/jause/vesper/merienda/tentempié/lanche/tussendoortje/σνακ/"
        "κολατσιό/mellanmål/fika/svačina/وجبة خفيفة/سناك"
    ),
    Kind.BREAK: (
        "break/breaks/coffee/coffee break/tea break/pause/comfort break/recess/pausa/pausa caffè/"
        "caffè/intervallo/почивка/кафе/кафе пауза/пауза/pauză/pauza/cafea/pauză de cafea/"
        "récréation/pause café/kaffeepause/kaffee/descanso/pausa café/receso/intervalo/pauze/"
        "koffiepauze/koffie/διάλειμμα/καφές/paus/rast/kaffepaus/kaffe/přestávka/káva/"
        "استراحة/الاستراحة/استراحة قهوة"
    ),
    Kind.HANDOVER: (
        "entrega y recogida/accueil et remise/entrega e acolhimento/"
        "hand-over/handover/hand over/arrival/arrivals/departure/departures/pick-up/drop-off/"
        "check-in and registration/consegna/consegne/arrivo/arrivi/partenza/partenze/accoglienza/"
        "предаване/пристигане/заминаване/отпътуване/посрещане/predare/predare-primire/sosire/"
        "sosirea/plecare/plecarea/arrivée/arrivées/départ/départs/accueil/übergabe/ankunft/anreise/"
        "abreise/abfahrt/llegada/salida/entrega/chegada/partida/overdracht/aankomst/vertrek/"
        "παράδοση/παράδοση και παραλαβή/"
        "άφιξη/αναχώρηση/överlämning/ankomst/avresa/avfärd/předání/příjezd/odjezd/"
        "تسليم/تسليم واستلام/التسليم/وصول/الوصول/مغادرة/المغادرة"
    ),
    Kind.CARE: (
        "verzorging/"
        "care/medication/hygiene/showers/shower/wake-up/getting up/cura/igiene/medicine/doccia/"
        "docce/sveglia/грижа/грижи/хигиена/лекарства/събуждане/îngrijire/igienă/medicație/duș/"
        "trezire/deșteptare/soins/soin/hygiène/douche/réveil/lever/pflege/betreuung/medikamente/"
        "duschen/wecken/aufstehen/cuidado/cuidados/higiene/ducha/despertar/duche/levantar/zorg/"
        "hygiëne/douchen/opstaan/φροντίδα/υγιεινή/ντους/ξύπνημα/omsorg/hygien/dusch/väckning/péče/"
        "hygiena/sprcha/budíček/رعاية/النظافة/الاستيقاظ/الأدوية"
    ),
    Kind.FREE: (
        "free/free time/leisure/rest time/tempo libero/libero/riposo/свободно време/timp liber/"
        "odihnă/temps libre/temps calme/freizeit/freie zeit/tiempo libre/ocio/tempo livre/lazer/"
        "vrije tijd/ελεύθερος χρόνος/ελεύθερη ώρα/fritid/fri tid/volno/volný čas/وقت حر/وقت الفراغ"
    ),
    Kind.SLACK: (
        "slack/time between/free minutes/buffer/tempo tra i blocchi/minuti liberi/"
        "време между блоковете/свободни минути/interval/minute libere/minutes libres/temps tampon/"
        "temps entre deux/puffer/freie minuten/zwischenzeit/zeit dazwischen/minutos libres/"
        "tiempo entre bloques/tiempo intermedio/minutos livres/tempo entre blocos/tempo intermédio/"
        "vrije minuten/tussentijd/tijd ertussen/ελεύθερα λεπτά/ενδιάμεσος χρόνος/lediga minuter/"
        "fria minuter/mellantid/tid emellan/volné minuty/mezičas/čas mezi/"
        "čas mezi bloky/وقت بيني/دقائق حرة"
    ),
    Kind.SESSION: (
        "session/sessions/plenary/workshop/exercise/discussion/lecture/game/activity/energiser/"
        "energizer/presentation/group work/training/input/theory/practice/opening/closing/"
        "evaluation/icebreaker/ice-breaker/debrief/debriefing/reflection/role play/sessione/"
        "plenaria/laboratorio/esercizio/discussione/lezione/gioco/attività/presentazione/"
        "lavoro di gruppo/"
        "сесия/пленарна/работилница/упражнение/дискусия/лекция/игра/дейност/презентация/"
        "групова работа/sesiune/plen/atelier/exercițiu/discuție/prelegere/joc/activitate/"
        "prezentare/lucru în grup/séance/plénière/exercice/conférence/jeu/activité/présentation/"
        "travail en groupe/sitzung/plenum/übung/diskussion/vortrag/spiel/aktivität/gruppenarbeit/"
        "einheit/sesión/taller/ejercicio/debate/charla/juego/actividad/presentación/"
        "trabajo en grupo/sessão/oficina/exercício/palestra/jogo/atividade/apresentação/"
        "trabalho de grupo/sessie/oefening/lezing/spel/activiteit/presentatie/groepswerk/συνεδρία/"
        "ολομέλεια/εργαστήριο/άσκηση/συζήτηση/διάλεξη/παιχνίδι/δραστηριότητα/ομαδική εργασία/pass/"
        "övning/diskussion/föreläsning/lek/aktivitet/grupparbete/blok/cvičení/diskuse/přednáška/"
        "lekce/"
        "hra/aktivita/skupinová práce/جلسة/جلسة عامة/ورشة/تمرين/نقاش/محاضرة/لعبة/نشاط/عمل جماعي"
    ),
}

_OUTSIDE = (
    "outside/from outside/da fuori/esterno/dall'esterno/отвън/din afară/de l'extérieur/"
    "von außen/desde fuera/de fuera/de fora/van buiten/από έξω/utifrån/zvenku/zvenčí/"
    "من الخارج/dal di fuori/extern/с хора отвън"
)
_NOT_FIXED = "no/-/–/0/false/non/нет/не/nu/nein/nee/όχι/nej/ne/não/لا"

_DAY_WORDS = (
    "day/giorno/giornata/ден/ziua/zi/jour/journée/tag/día/dia/dag/ημέρα/μέρα/den/اليوم/يوم/jornada"
)
_NUMBER_WORDS = (
    "one/two/three/four/five/first/second/third/fourth/fifth/primo/prima/secondo/terzo/quarto/"
    "quinto/първи/втори/трети/четвърти/пети/întâi/întâia/doua/treia/patra/premier/première/"
    "deuxième/troisième/quatrième/erster/zweiter/dritter/vierter/fünfter/primer/segundo/tercer/"
    "cuarto/primeiro/terceiro/eerste/tweede/derde/vierde/vijfde/πρώτη/δεύτερη/τρίτη/τέταρτη/"
    "πέμπτη/första/andra/tredje/fjärde/femte/první/druhý/třetí/čtvrtý/pátý/"
    "الأول/الثاني/الثالث/الرابع/الخامس"
)
_WEEKDAYS = (
    "monday/tuesday/wednesday/thursday/friday/saturday/sunday/lunedì/martedì/mercoledì/giovedì/"
    "venerdì/sabato/domenica/понеделник/вторник/сряда/четвъртък/петък/събота/неделя/luni/marți/"
    "miercuri/joi/vineri/sâmbătă/duminică/lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche/"
    "montag/dienstag/mittwoch/donnerstag/freitag/samstag/sonnabend/sonntag/lunes/martes/miércoles/"
    "jueves/viernes/sábado/domingo/segunda-feira/terça-feira/quarta-feira/quinta-feira/"
    "sexta-feira/maandag/dinsdag/woensdag/donderdag/vrijdag/zaterdag/zondag/Δευτέρα/Τρίτη/Τετάρτη/"
    "Πέμπτη/Παρασκευή/Σάββατο/Κυριακή/måndag/tisdag/onsdag/torsdag/fredag/lördag/söndag/pondělí/"
    "úterý/středa/čtvrtek/pátek/sobota/neděle/الاثنين/الإثنين/الثلاثاء/الأربعاء/الخميس/الجمعة/"
    "السبت/الأحد"
)
_MONTHS = (
    "jan/gen/яну/ian/ene/ιαν/led/يناير",
    "feb/фев/fev/fév/φεβ/úno/فبراير",
    "mar/мар/mär/maa/mrt/μαρ/bře/مارس",
    "apr/апр/avr/abr/απρ/dub/أبريل",
    "may/mag/май/mai/mei/maj/μαι/kvě/مايو",
    "jun/giu/юни/iun/juin/ιουν/červn/červen/يونيو",
    "jul/lug/юли/iul/juil/ιουλ/červenec/července/يوليو",
    "aug/ago/авг/aoû/αυγ/srp/أغسطس",
    "sep/set/сеп/σεπ/zář/سبتمبر",
    "oct/ott/окт/okt/out/οκτ/říj/أكتوبر",
    "nov/ное/noi/νοε/lis/نوفمبر",
    "dec/dic/дек/déc/dez/δεκ/pro/ديسمبر",
)


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split("/"))


HEADINGS: dict[str, tuple[Field, ...]] = {}
"""Heading to what its column may tell: where languages disagree, in the order of the fields."""

HEADING_LANGUAGES: dict[str, tuple[str, ...]] = {}
"""Heading to the languages in which it is one."""
for _field, _field_words in _HEADINGS.items():
    for _language, _listed in zip(LANGUAGES, _field_words, strict=True):
        for _word in _words(_listed):
            if _field not in HEADINGS.get(_word, ()):
                HEADINGS[_word] = (*HEADINGS.get(_word, ()), _field)
            HEADING_LANGUAGES[_word] = (*HEADING_LANGUAGES.get(_word, ()), _language)

KIND_WORDS: dict[Kind, frozenset[str]] = {kind: _words(text) for kind, text in _KINDS.items()}
"""The words for each kind, those that decide first standing first."""

OUTSIDE_WORDS = _words(_OUTSIDE)
NOT_FIXED_WORDS = frozenset({*_words(_NOT_FIXED), ""})
DAY_WORDS = _words(_DAY_WORDS)
NUMBER_WORDS = _words(_NUMBER_WORDS)
WEEKDAYS = _words(_WEEKDAYS)
MONTHS: dict[str, int] = {
    stem: number
    for number, stems in enumerate(_MONTHS, start=1)
    for stem in sorted(_words(stems), key=len)
}
"""How the names of months begin, to their numbers."""
