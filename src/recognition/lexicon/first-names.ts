import { lexicon } from './lexicon';

/** Common given names of French- and English-speaking papers; plain form. One clue among others, never needed. */
export const FIRST_NAMES = lexicon(
  `abdallah abdelaziz abdelkader abdellah abdou abdoulaye adama adel adrien agnes ahmed aicha alain albert alessandro alexandra
  alexandre alfred ali alice alicia aline alioune allan amadou amelie amina amine amir amy anais anas andre andrea andrew angela
  anissa anita ann anna anne annick annie anthony antoine antonio arnaud arthur assia aurelie awa axel aya aziz babacar
  barbara bart beatrice benjamin benoit bernadette bernard bertrand bilal blaise boris boubacar brahim brian brigitte bruno
  camille carla carlos carmen carole caroline catherine cecile cedric celine chantal charles charlotte cheick chloe chris
  christelle christian christiane christine christophe claire clara clarisse claude claudine clement colette corinne cyril
  damien daniel daniele danielle david deborah delphine denis denise diana didier diego dieter dominique donald driss
  edith edouard edward elena eleonore elias elisabeth elizabeth elodie eloise emile emilie emily emma emmanuel emmanuelle
  enzo eric erik ernest estelle esther etienne eugene eva evelyne fabien fabienne fabrice fadila fanny farid fatima fatiha
  fatou felix fernand fernando florence florent florian fouad francesco francine francis francisco franck francois francoise
  frank franz frederic frederique gabriel gabrielle gael gaelle gaston genevieve george georges gerald gerard germain ghislaine
  gilbert gilles giovanni giulia giuseppe gordon grace greg gregoire gregory guillaume gustave guy habib hakim hamid hamza hans
  harry hassan hayat helen helene henri henry herve hicham hillary hind houda hubert hugo hugues hussein ibrahim ibrahima
  idriss ignacio igor ines irene isabelle ismail issa ivan jack jacqueline jacques jaime jamal james jan jane janet jason
  javier jean jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel
  jean-paul jean-pierre jean-yves jeanne jeremy jerome jessica joanna joao joel johan john jonas jonathan jorge jose
  joseph josephine josiane joyce juan judith jules julia julian julie julien juliette justin justine kamal kamel karen karim
  karima karine kate katherine kathy keith kenneth kevin khadija khalid khalil kofi kwame lahcen laila lamia lara larbi
  laura laure laurence laurent laurie lea leila lena leo leon leonard leonie leopold leslie lilian lina linda lionel lisa lise
  loic lola louis louisa louise luc luca lucas lucia lucie lucien ludovic luigi luis lydia lydie madeleine magali mahmoud
  malika malik mamadou manon manuel marc marcel marco margaret margaux margot maria marianne marie marie-claude marie-france
  marie-helene marie-louise marilyn marina mario marion marius mark marlene martha martial martin martine mary maryam mathieu
  mathilde matthew matthieu maud maurice max maxime maya mehdi melanie melissa meriem michael michaela michel michele micheline
  miguel mikhail miloud mireille mohamed mohammed moise monique mounir mourad moussa mustapha myriam nabil nabila nadege nadia
  nadine naima najat nancy naomi nasser natacha natalia nathalie nathan nawal nelson nicholas nicolas nicole nina noemie
  noah nora norbert noureddine odette odile oliver olivia olivier omar oscar othman oumar ousmane pablo pamela paolo pascal
  pascale patrice patricia patrick patrick paul paula pauline pedro peter philip philippe pierre pierre-yves quentin rachel
  rachid rachida rafael raoul raphael raymond rebecca regine regis remi rene renee reza rhita ricardo richard rita robert
  roberto robin roger roland romain roman ronald rosa rosalie rose roxane ruth sabine sabrina said saida salah salif salim
  salima salma sam samia samir samira samuel sandra sandrine sara sarah saskia sebastien segolene selma serge sergio severine
  sidi simon simone slimane sofia soledad solange sonia sophie stefan stephane stephanie stephen steve steven suleiman susan
  suzanne sven sybille sylvain sylvia sylvie tarek tatiana teresa theo theodore therese thibault thierry thomas tim timothy
  tina tom tony ulrich ursula valentin valentine valerie vanessa vera veronique victor victoria vincent virginie viviane
  vladimir wafae walter william xavier yacine yann yannick yasmina yassine yolande youcef younes youssef yves yvette yvonne
  zakaria zineb zohra zoe`,
);
