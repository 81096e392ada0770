import { lexicon } from './lexicon';

const BASE = `ministre premier-ministre president presidente directeur directrice secretaire chef cheffe maire prefet prefete gouverneur
  gouverneure ambassadeur ambassadrice porte-parole depute deputee senateur senatrice conseiller conseillere commissaire
  haut-commissaire procureur procureure juge avocat avocate professeur professeure chercheur chercheuse economiste analyste
  expert experte coordinateur coordinatrice coordonnateur coordonnatrice representant representante delegue deleguee responsable
  chancelier chanceliere dirigeant dirigeante leader militant militante ecrivain ecrivaine journaliste realisateur realisatrice
  acteur actrice chanteur chanteuse historien historienne sociologue politologue medecin haut-representant rapporteur rapporteuse
  emissaire negociateur negociatrice envoye envoyee entraineur selectionneur joueur joueuse attaquant defenseur gardien capitaine
  fondateur fondatrice cofondateur cofondatrice patron patronne pdg dg gerant gerante administrateur administratrice
  doyen doyenne recteur rectrice adjoint adjointe candidat candidate consul consule inspecteur inspectrice magistrat magistrate
  roi reine prince princesse sultan emir pape eveque archeveque imam auteur autrice poete peintre compositeur compositrice
  chercheuse geographe demographe climatologue epidemiologiste ingenieur ingenieure architecte etudiant etudiante membre
  commandant colonel general lieutenant amiral syndicaliste elu elue tresorier tresoriere animateur animatrice
  proviseur principal principale presentateur presentatrice editorialiste correspondant correspondante vice-ministre vice-president
  vice-presidente sous-secretaire sous-prefet coureur coureuse champion championne`;

const ENGLISH = `minister president director secretary chief head mayor governor ambassador spokesman spokeswoman spokesperson
  senator representative congressman commissioner prosecutor judge lawyer professor researcher economist analyst expert
  coordinator delegate chancellor leader activist writer journalist founder chairman chairwoman chair ceo premier king queen
  prince princess pope bishop coach captain officer deputy envoy negotiator adviser advisor historian sociologist doctor`;

/** Nouns that say what a person does; plain form, singular. */
export const FUNCTIONS = lexicon(BASE, ENGLISH);

/** Nouns of function that are common adjectives or heads of other things too: alone they prove nothing. */
const WEAK = lexicon('general principal capitaine membre head chief chair');

/** Whether a plain word names a function, also with « ex- », « vice- », « sous- » or « co- » in front of it. */
export function isFunction(plain: string): boolean {
  if (FUNCTIONS.has(plain)) return true;
  const match = /^(?:ex|vice|sous|co|vice-premier)-(.+)$/.exec(plain);
  return match !== null && FUNCTIONS.has(match[1] ?? '');
}

export function isWeakFunction(plain: string): boolean {
  return WEAK.has(plain);
}

/** Words that may stand between an article and a function: « l’ancien ministre ». */
export const FUNCTION_PREFIXES = lexicon(
  'ancien ancienne ex futur future nouveau nouvelle actuel actuelle vice premier premiere former new deputy prime',
);

/** What ministers are ministers of, written with a capital: never a given name. */
export const PORTFOLIOS = lexicon(
  `affaires interieur exterieur sante justice economie finances defense education agriculture culture transports transport travail
  emploi industrie commerce energie environnement ecologie logement jeunesse sports sport tourisme recherche enseignement
  communication interieures etrangeres etat republique gouvernement parlement cooperation integration immigration budget
  numerique equipement peche habitat solidarite famille femmes ville territoires mines eau foreign affairs interior health
  finance trade energy state`,
);
