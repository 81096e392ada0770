import { lexicon } from './lexicon';

/** Participles and present forms of verbs of saying; a person in front of one, or behind it, speaks. */
export const SPEECH_VERBS = lexicon(
  `indique declare affirme souligne precise ajoute explique estime rappele rappelle annonce salue assure confirme insiste
  regrette deplore denonce reconnu reconnait dit lance martele plaide note note-t-il releve poursuivi poursuit conclu conclut
  confie exprime temoigne raconte soutenu soutient commente juge considere appele appelle demande promis promet averti avertit
  prevenu critique accuse repondu repond fait-savoir reitere mis exhorte rencontre recu evoque tweete ecrit resume resume-t-il
  felicite rejoui nie dementi dement espere souhaite rassure admis admet prone invite propose observe`,
  `said says told added announced declared stated explained warned noted stressed insisted confirmed argued claimed replied
  urged wrote tweeted acknowledged denied promised called expressed met`,
);

/** Auxiliaries in front of such a participle. */
export const AUXILIARIES = lexicon("a avait aura s'est est aurait has had");
