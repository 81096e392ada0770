import { lexicon, phrases } from './lexicon';

/** Nouns that head the name of an institution when they begin with a capital; plain form. */
export const CAPITAL_HEADS = lexicon(
  `organisation organization union federation confederation conseil comite commission agence association assemblee alliance
  academie administration autorite banque bureau caisse centre cercle chambre coalition collectif college communaute compagnie
  congregation conservatoire consortium cour croix-rouge croissant-rouge delegation departement direction ecole eglise fondation fonds
  front garde gendarmerie groupement haut-commissariat commissariat haut-conseil hopital institut institution
  inspection instance laboratoire ligue mission mouvement musee observatoire office orchestre parlement parti police prefecture
  rassemblement region reseau secretariat senat service societe syndicat theatre tribunal universite faculte tresor mairie
  etablissement haute-autorite ministere mutuelle ordre forces armee amicale club
  confrerie cooperative corps etat-major maison mediateur regie sous-prefecture task-force
  cabinet chancellerie consulat ambassade diete knesset douma congres-national`,
  `organization council committee commission agency association assembly academy authority bank bureau center centre chamber
  community court department directorate federation foundation fund institute league ministry mission movement museum network
  observatory office parliament party police senate service society syndicate trust university school college union army corps
  institution board`,
);

/** Nouns that head an institution's name in small letters too, once a complement says which one. */
export const SMALL_HEADS = lexicon(
  `ministere universite tribunal prefecture sous-prefecture mairie ecole lycee college hopital gendarmerie faculte cour chambre
  conseil ambassade consulat academie institut musee bibliotheque parquet rectorat commissariat police armee banque eglise
  observatoire association federation syndicat commune municipalite region wilaya province departement comite
  communaute secretariat agence office orchestre theatre centre club amicale clinique brigade direction`,
  'ministry university embassy department',
);

/** Small-letter heads that need more than « de » + place: « centre de Nancy » is a place, « région de Sousse » too. */
export const CAUTIOUS_HEADS = lexicon(
  `region province departement commune centre banque eglise club direction armee agence office association syndicat theatre conseil
  comite police municipalite wilaya communaute college cour academie chambre brigade secretariat institut ecole`,
);

/** Names that are institutions as they stand; plain form, several words. */
export const KNOWN_INSTITUTIONS = phrases(
  `nations unies, croix-rouge, croissant-rouge, medecins sans frontieres, medecins du monde, amnesty international,
  reporters sans frontieres, human rights watch, agence france-presse, force ouvriere, societe generale, saint-siege,
  maison-blanche, maison blanche, quai d'orsay, conseil constitutionnel, haute autorite, les republicains, ministere public,
  united nations, white house, red cross, red crescent, doctors without borders, supreme court, associated press,
  european union, african union, world bank, state department, house of representatives`,
  `senat, parlement, elysee, matignon, bercy, pentagone, pentagon, kremlin, bundestag, bundesrat, hezbollah, hamas, capitole, reuters, congress, interpol,
  europol, frontex, unesco, unicef, greenpeace, oxfam, knesset`,
);

/** Nouns before the name of a company or a paper: the name alone is the mention (« la société [Valdor] »). */
export const NAMED_KINDS = lexicon(
  `societe groupe compagnie entreprise constructeur quotidien hebdomadaire journal magazine mensuel site ong chaine radio
  operateur operatrice laboratoire startup start-up editeur assureur geant equipementier enseigne filiale newspaper company group`,
);

/** Kinds whose names newspapers put in quotation marks. */
export const QUOTABLE = lexicon(
  `societe groupe compagnie entreprise association organisation fondation parti club ong collectif laboratoire usine mouvement
  chaine radio site journal quotidien magazine agence syndicat cooperative start-up`,
);

/** Acronyms that anyone in the press uses without saying what they mean; upper case. */
export const KNOWN_ACRONYMS = new Set(
  `ONU UE OTAN OMS OMC OCDE OIT OIF OPEP FMI UNESCO UNICEF HCR UNHCR PNUD PNUE PAM FAO AIEA CPI CIJ CEDH CICR MSF CEDEAO UA BAD BCE
  BEI AFD AFP MAP APS TAP AP DPA EFE ANSA CGT CFDT CFTC CGC FO FSU UNSA MEDEF FNSEA SNCF RATP EDF GDF CNRS INSEE INRA INSERM CNAM
  CNIL CSA PS UMP UDF LR LREM RN FN PCF EELV UDI MODEM PJD RNI PAM USFP FLN RND UGTT HCP CNDH DGSN DGSI DGSE CIA FBI NSA NASA ESA
  UN EU NATO WHO WTO IMF OECD ILO IOM OPEC UNDP WFP IAEA ICC ICRC BBC CNN NBC CBS ABC RTL RFI RTBF RTS TF1 BFM BFMTV OIM ONG-UNIES
  FIFA UEFA CIO CAF FIA NBA`.split(/\s+/),
);

/** Capital letters that name no institution; upper case. */
export const NOT_INSTITUTIONS = new Set(
  `PIB TVA SMS ADN ARN VIH SIDA HIV AIDS COVID PME PMI TPE ONG ONGS DG PDG CEO CFO DRH USA US UK RDC RCA EAU URSS TGV TER CV OGM PV QR RSA
  SMIC TV IA AI IRM PMA GPA IVG BD CD DVD HLM SDF SUV GPS USB PC OK KO II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX
  XXI TIC NTIC ODD COP BTP ETA GMT UTC FCFA EUR USD MAD DH CO2 CDI CDD RTT CSP ISF IR IS BAC BTS DUT ENT ZEP ZAC PLU POS SOS VIP GDP DNA
  NGO NGOS FAQ PDF AMM JO TIR EPR MW KM VS NB PS-SCRIPTUM AM PM MM MME RN1 AU LA LE LES DU DE DES ET UN UNE EN NE SUR POUR PAR DANS QUE QUI
  EST IL ELLE CE CES AUX NON OUI MR MRS DR THE OF AND TO IN FOR ON IT WE HE`.split(/\s+/),
);

/** Heads of what happens and of what is written: conferences, pacts, laws are no institutions. */
export const EVENT_OR_DOCUMENT_HEADS = lexicon(
  `conference sommet forum pacte traite accord accords convention convention-cadre protocole agenda strategie plan declaration charte loi
  rapport journee journees congres festival salon coupe mondial jeux session resolution constitution code projet initiative
  campagne semaine sommet colloque seminaire dialogue processus feuille guerre revolution operation prix tour championnat
  marche livre livre-blanc memorandum partenariat dahir decret ordonnance directive reglement bataille concile programme-cadre
  exposition foire grand-prix biennale fete carnaval assises etats-generaux ramadan`,
  `conference summit forum pact treaty agreement accord protocol agenda strategy plan declaration charter act law report day
  festival fair cup games session resolution constitution code project campaign war revolution operation prize award`,
);

/** Nouns after which a complement of a complement still belongs to the name (« Ligue des droits de l’homme »). */
export const RELATIONAL_NOUNS = lexicon(
  `droits droit defense protection promotion lutte developpement parents syndicats amis eleves exploitants gestion surete recherche
  controle reforme etude etudes victimes sauvegarde cooperation prevention liberation regulation communaute communes syndicat
  assurance chambre commerce recherches services service agents femmes medecine politique histoire enseignants etudiants
  ressources conservation valorisation soutien aide secours planification information rights development defence`,
);
