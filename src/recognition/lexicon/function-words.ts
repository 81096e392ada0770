import { lexicon } from './lexicon';

/** Words of grammar, never part of a name by themselves; plain form. Elisions keep their apostrophe. */
export const FUNCTION_WORDS = lexicon(
  `le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos
  je tu il elle on nous vous ils elles lui eux se s' me m' te t' y en ne n' pas plus moins tres trop peu bien mal
  qui que qu' quoi dont ou et mais donc or ni car si comme quand lorsque lorsqu' puisque puisqu' parce afin ainsi alors
  a dans par pour sur sous avec sans vers chez entre contre depuis pendant durant avant apres des hors selon sauf malgre
  outre envers jusque jusqu' parmi via voici voila lors face suite grace concernant quant loin pres autour
  tout toute tous toutes chaque plusieurs certains certaines quelques quelque aucun aucune autre autres meme memes tel telle tels telles
  aussi encore deja toujours jamais souvent parfois ensuite puis enfin cependant toutefois pourtant neanmoins
  c' j' qualifiant interroge aujourd'hui hier demain ici la-bas ailleurs cela ceci ca celui celle ceux celles
  est sont etait etaient sera seront a ont avait avaient aura auront soit fut furent ete etre avoir
  non oui merci bonjour premiere premier second seconde dernier derniere deux trois quatre cinq six sept huit neuf dix
  cent mille plusieurs parallelement egalement notamment ailleurs part propos cote issue occasion marge cas effet sens`,
  `the a an of to and in for that is was were with as at by from has have had its it he she they this these those his her their
  our your my we you i him them us not but or if when while where who which what on into over under after before between
  against during since until about above below up down out off again once there here all any both each few more most other
  some such no nor only own same so than too very just should would could might must also however meanwhile
  according be been being are`,
);

/** Words that French puts between the parts of a name of an institution. */
export const CONNECTORS = lexicon(
  `de du des d' pour sur contre aux au a en et par sans la le les l'`,
  'of for the and on in against to',
);

/** Finite verbs (and participles that open a clause) that can follow a name; they end a noun phrase. */
export const FINITE_VERBS = lexicon(
  `est sont etait etaient sera seront serait seraient fut furent a ont avait avaient aura auront aurait auraient eut
  va vont allait iront ira peut peuvent pourra pourrait doit doivent devra devrait devait veut veulent voulait fait font faisait fera
  dit disait tient tiennent vient viennent prend prennent met mettent rend reste restent demeure demeurent
  salue saluent demande demandent appelle appellent annonce annoncent propose proposent condamne condamnent rejette rejettent
  denonce denoncent plaide plaident prepare preparent lance lancent publie publient compte comptent accuse accusent juge jugent
  estime estiment souligne soulignent affirme affirment confirme confirment refuse refusent adopte adoptent approuve approuvent
  organise organisent examine examinent etudie etudient finance financent aide aident travaille travaillent continue continuent
  continuera continueront apprecie apprecient regroupe regroupent rassemble rassemblent participe participent recommande recommandent
  exhorte exhortent reclame reclament milite militent celebre celebrent deplore deplorent regrette regrettent espere esperent
  considere considerent forme forment accueille accueillent donne donnent presente presentent represente representent mene menent
  gere gerent coordonne coordonnent oeuvre oeuvrent veille veillent assure assurent garantit garantissent explique expliquent
  precise precisent indique indiquent declare declarent ajoute ajoutent rappelle rappellent insiste insistent constate constatent
  critique critiquent revendique revendiquent applique appliquent communique communiquent fabrique pratique implique
  arrive arrivent prive privent signale signalent installe installent domine dominent determine determinent entraine
  existe existent assiste assistent persiste consiste resiste autorise autorisent prevoit prevoient voit voient croit croient
  recoit recoivent soutient soutiennent maintient obtient ouvre ouvrent offre offrent suit suivent vote votent siege siegent
  reunit reunissent choisit agit agissent fournit subit investit definit etablit intervient deplace envoie envoient
  cherche cherchent tente tentent vise visent cree creent dispose disposent emploie emploient enregistre enregistrent
  epingle epinglent estimera publiera versera tiendra pointe pointent invite invitent encourage encouragent
  renforce renforcent decide decident accorde accordent signe signent menace menacent craint craignent manque manquent
  perd perdent gagne gagnent quitte quittent rejoint rejoignent rejoue joue jouent affronte affrontent deconseille
  conseille conseillent suspend suspendent interdit interdisent transmet remet nomme nomment elit designe designent soumet defend defendent`,
  `is are was were has have had will would can could may might must should says said announced told added`,
);

/** Adjective and noun suffixes that mark a small-letter word after a noun as an adjective. */
const ADJECTIVE_SUFFIX =
  /(?:al|ale|aux|ales|el|elle|els|elles|ique|iques|aire|aires|if|ive|ifs|ives|ien|ienne|iens|iennes|ain|aine|ains|aines|ais|aise|aises|ois|oise|oises|able|ables|ible|eux|euse|euses|iste|istes|eur|eure|eurs|ier|iere|iers|ieres|ere|eres|anne|annes|ant|ante|antes|ants|ee|ees|ie|ies|in|ine|ins|ines|an|ane|ans|anes|ol|ole|eenne|een|ense|ar|are|ouche)$/;

/** Common adjectives of names that no suffix gives away. */
const ADJECTIVES = lexicon(
  `public publique publics publiques unie unies unis uni grand grande grands haut haute superieur superieure libre libres
  mondial mondiale africain africaine arabe arabes europeen europeenne francais francaise turc turque grec grecque russe russes
  suisse belge tcheque slave kurde vert verts verte civil civile prive privee privees mixte mixtes durable humains humaines
  supreme populaire maritime maritimes agricole agricoles islamique corse basque serbe croate bulgare britannique inter ouvriere ouvrier jeunes humanitaire
  central centrale national nationale nationales nationaux`,
);

const NOT_ADJECTIVES = lexicon(
  `dans sans mais ans bien rien combien main demain moyen lien fin train terrain maintien chemin jardin besoin juin
  vendredi hier premier dernier quel quelle lesquels desquels celle elle ceux deux eux devant avant pendant durant
  cependant maintenant autant tant suivant concernant an plan bilan paix choix prix travaux chien lendemain mardi mais
  jamais desormais palais fois lois mois trois parfois toutefois appel ciel noel miel aux ex cours
  partie vie pluie suite ensuite soit huit nuit fait car ici ainsi aussi apres tres ministre voie envie partie
  organisant permettant ayant etant`,
);

/** Whether a small-letter plain word after a noun reads as its adjective. */
export function looksLikeAdjective(plain: string): boolean {
  if (ADJECTIVES.has(plain)) return true;
  if (plain.length < 4 || NOT_ADJECTIVES.has(plain) || FUNCTION_WORDS.has(plain) || FINITE_VERBS.has(plain))
    return false;
  return ADJECTIVE_SUFFIX.test(plain);
}
