import { lexicon, phrases } from './lexicon';

/** Countries, regions and continents as single plain words. */
export const COUNTRIES = lexicon(
  `afghanistan albanie algerie allemagne andorre angola argentine armenie australie autriche azerbaidjan bahamas bahrein
  bangladesh barbade belgique benin bhoutan bielorussie birmanie bolivie bosnie botswana bresil bulgarie burundi cambodge
  cameroun canada chili chine chypre colombie comores congo croatie cuba danemark djibouti dominique egypte equateur erythree
  espagne estonie ethiopie fidji finlande france gabon gambie georgie ghana grece grenade guatemala guinee guyana guyane haiti
  honduras hongrie inde indonesie irak iran irlande islande israel italie jamaique japon jordanie kazakhstan kenya kirghizistan
  kosovo koweit laos lesotho lettonie liban liberia libye liechtenstein lituanie luxembourg macedoine madagascar malaisie malawi
  maldives mali malte maroc maurice mauritanie mexique moldavie monaco mongolie montenegro mozambique namibie nepal nicaragua
  niger nigeria norvege oman ouganda ouzbekistan pakistan palestine panama paraguay pays-bas perou philippines pologne portugal
  qatar roumanie royaume-uni russie rwanda salvador senegal serbie seychelles singapour slovaquie slovenie somalie soudan
  sri-lanka suede suisse suriname syrie tadjikistan taiwan tanzanie tchad tchequie thailande togo tonga tunisie turkmenistan
  turquie ukraine uruguay vanuatu venezuela vietnam yemen zambie zimbabwe swaziland eswatini groenland catalogne ecosse
  angleterre bretagne normandie lorraine alsace corse provence picardie wallonie flandre quebec ontario sahel maghreb machrek
  afrique amerique asie europe oceanie antarctique mediterranee atlantique pacifique arctique caraibes balkans scandinavie
  caucase levant occident orient sahara golfe baltique
`,
  `afghanistan algeria germany argentina australia austria belgium brazil britain england scotland wales cameroon chad chile
  china colombia denmark egypt ethiopia finland greece hungary india indonesia iraq ireland italy japan jordan lebanon
  libya malaysia mexico morocco netherlands norway poland romania russia rwanda senegal somalia spain sweden
  switzerland syria taiwan tunisia turkey uganda yemen africa america asia europe`,
);

/** Large towns as single plain words. */
export const TOWNS = lexicon(
  `paris londres berlin madrid rome lisbonne bruxelles vienne berne geneve zurich athenes moscou kiev varsovie prague budapest
  bucarest sofia belgrade zagreb oslo stockholm copenhague helsinki dublin amsterdam luxembourg-ville washington ottawa
  montreal mexico brasilia pekin shanghai tokyo seoul new-delhi bangkok hanoi jakarta manille canberra sydney ankara istanbul
  teheran bagdad damas beyrouth jerusalem amman riyad doha dubai abou-dhabi mascate sanaa caire alexandrie tripoli tunis alger
  oran constantine rabat casablanca marrakech fes tanger agadir meknes oujda tetouan laayoune dakhla nouakchott dakar bamako
  niamey ouagadougou abidjan yamoussoukro accra lome cotonou lagos abuja ndjamena n'djamena yaounde douala libreville brazzaville
  kinshasa bangui kigali bujumbura nairobi kampala addis-abeba mogadiscio khartoum antananarivo maputo harare lusaka luanda
  pretoria johannesburg durban freetown monrovia conakry bissau banjul praia
  lyon marseille toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims toulon grenoble dijon angers nimes
  metz nancy brest tours amiens limoges perpignan besancon orleans rouen mulhouse caen avignon cannes calais`,
  `london geneva brussels vienna cairo algiers moscow beijing athens lisbon warsaw damascus beirut baghdad tehran california
  texas florida`,
);

/** Places are neither actors nor institutions. */
export const PLACES: ReadonlySet<string> = new Set([...COUNTRIES, ...TOWNS]);

/** Places of several words; plain form. */
export const PLACE_PHRASES = phrases(
  `etats-unis, royaume-uni, cote d'ivoire, burkina faso, afrique du sud, arabie saoudite, emirats arabes unis, coree du sud,
  coree du nord, nouvelle-zelande, sierra leone, cap-vert, sao tome, sri lanka, guinee equatoriale, guinee bissau,
  republique tcheque, republique dominicaine, papouasie-nouvelle-guinee, new york, los angeles, san francisco, buenos aires,
  rio de janeiro, sao paulo, tel aviv, la haye, le caire, addis abeba, new delhi, hong kong, la mecque, le cap, san salvador,
  santa cruz, mont blanc, proche-orient, moyen-orient, proche orient, moyen orient, cote d'azur, ile-de-france, grand est,
  united states, united kingdom, south africa, saudi arabia, south korea, north korea, new zealand, ivory coast, middle east`,
);

/** Common nouns that make a place of what follows: « rue Zola », « aéroport Charles-de-Gaulle ». */
export const PLACE_NOUNS = lexicon(
  `rue avenue boulevard place quartier ville village aeroport gare port stade palais ile iles mont lac fleuve riviere vallee
  foret plage route autoroute pont cite region province departement commune wilaya district canton pays etat usine centrale
  prison hotel parc barrage plaine cap golfe mer ocean desert detroit col stadium salle place-forte localite camp`,
  'street avenue square city town village airport station river lake mount island state county valley',
);
