/** What somebody other than the data's own authors says of the area codes of a country. */
export interface PublishedFacts {
  readonly country: string
  /** Whose words it is, and where they can be read. */
  readonly source: string
  /** By division, where the place has one, and place: all or some of its area codes. */
  readonly places: Readonly<Record<string, string>>
}

export const FACTS: readonly PublishedFacts[] = [
  {
    country: 'US',
    // Washington Utilities and Transportation Commission: the six area codes of the state.
    source: 'https://www.utc.wa.gov/ko/node/323',
    places: { 'WA Seattle': '206 564', 'WA Bellevue': '425', 'WA Tacoma': '253', 'WA Spokane': '509' },
  },
  {
    country: 'US',
    // The administrator: 464 is laid over 708, 331 over 630, and 872 over 312 and 773, which are Chicago.
    source: 'http://www.nanpa.com/press_releases/pr_081699.html',
    places: { 'IL Chicago': '312 773 872', 'IL Naperville': '331 630', 'IL Oak Lawn': '464 708' },
  },
  {
    country: 'US',
    // The administrator's list of area codes and the states that they are in.
    source: 'https://www.nanpa.com',
    places: {
      'AK Anchorage': '907',
      'NY New York': '212 646 917',
      'DC Washington': '202 771',
      'HI Honolulu': '808',
      'MA Boston': '617 857',
      'CO Denver': '303 720 983',
      'GA Atlanta': '404 470 678 943',
      'NV Las Vegas': '702 725',
      'VT Burlington': '802',
    },
  },
  {
    country: 'CA',
    // The regulator: 236 and 778 are the whole province's, 604 is the Lower Mainland's.
    source: 'https://crtc.gc.ca/eng/archive/2018/2018-58.htm',
    places: { 'BC Vancouver': '236 604 778', 'BC Victoria': '236 250 778' },
  },
  {
    country: 'CA',
    source: 'https://www.cnac.ca',
    places: {
      'ON Toronto': '416 437 647 942',
      'QC Montreal': '438 514',
      'AB Calgary': '403 587',
      'NS Halifax': '782 902',
      'MB Winnipeg': '204 431',
      'YT Whitehorse': '867',
    },
  },
  {
    country: 'GB',
    // Places in which the area code is always dialled, by Ofcom's decision.
    source: 'https://www.area-codes.org.uk/more/areas-without-local-dialling',
    places: {
      Bournemouth: '1202',
      Aberdeen: '1224',
      Brighton: '1273',
      Bradford: '1274',
      Middlesbrough: '1642',
      'Milton Keynes': '1908',
    },
  },
  {
    country: 'GB',
    // "Based on Ofcom's area code list."
    source: 'https://en.wikipedia.org/wiki/List_of_United_Kingdom_dialling_codes',
    places: {
      London: '20',
      Southampton: '23',
      Portsmouth: '23',
      Coventry: '24',
      'Northern Ireland': '28',
      Cardiff: '29',
      Leeds: '113',
      Nottingham: '115',
      Birmingham: '121',
      Edinburgh: '131',
      Glasgow: '141',
      Manchester: '161',
    },
  },
  {
    country: 'IE',
    // The plan that ComReg runs.
    source: 'https://en.wikipedia.org/wiki/Telephone_numbers_in_the_Republic_of_Ireland',
    places: {
      Dublin: '1',
      Cork: '21',
      Drogheda: '41',
      Arklow: '402',
      Wicklow: '404',
      Waterford: '51',
      Thurles: '504',
      Limerick: '61',
      Sligo: '71',
      Galway: '91',
    },
  },
  {
    country: 'AT',
    // The regulator, of § 50 of its decree.
    source: 'https://www2.rtr.at/de/tk/faqn91',
    places: {
      Vienna: '1',
      Graz: '316',
      Klagenfurt: '463',
      Innsbruck: '512',
      Salzburg: '662',
      Linz: '732',
      Mödling: '2236',
      Dornbirn: '5572',
      Wels: '7242',
    },
  },
  {
    country: 'DE',
    source: 'https://www.teltarif.de/drama-rufnummern-fiktiv-bundesnetzagentur-filme/news/84487.html',
    places: { Berlin: '30', Hamburg: '40', 'Frankfurt am Main': '69', Cologne: '221', Munich: '89' },
  },
  {
    country: 'AU',
    // The regions of the Telecommunications Numbering Plan 2015.
    source: 'https://www.legislation.gov.au/F2015L00319',
    places: { Sydney: '2', Melbourne: '3', Hobart: '3', Brisbane: '7', Adelaide: '8', Perth: '8' },
  },
  {
    country: 'FR',
    // Arcep's decision on the plan: the five zones.
    source: 'https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000037263033',
    places: { Paris: '1', Rennes: '2', Strasbourg: '3', Marseille: '4', Bordeaux: '5' },
  },
  {
    country: 'SE',
    // The regulator: Stockholm's is 08.
    source:
      'https://pts.se/sv/bransch/telefoni/nummer-och-adressering/telefoninummerplanen/telefonnummers-struktur/',
    places: { Stockholm: '8' },
  },
  {
    country: 'NL',
    source: 'https://wetten.overheid.nl/BWBR0010198/2009-07-01',
    places: { Amsterdam: '20', Rotterdam: '10', 'The Hague': '70', Groningen: '50' },
  },
  {
    country: 'CH',
    // The federal communications commission: 043 and 044 for the region of Zurich.
    source: 'https://www.admin.ch/gov/en/start/documentation/media-releases.msg-id-2107.html',
    places: { Zurich: '43 44' },
  },
  {
    country: 'PT',
    source: 'https://pt.wikipedia.org/wiki/N%C3%BAmeros_de_telefone_em_Portugal',
    places: { Abrantes: '241', Aveiro: '234', Beja: '284', Braga: '253', Coimbra: '239' },
  },
]

/** How many area codes a regulator says that its country has, at least in round numbers. */
export const COUNTS = [
  {
    country: 'SE',
    count: 264,
    source: 'https://pts.se/internet-och-telefoni/telefonnummer-och-adressering/',
  },
  {
    country: 'DE',
    // It says 5200, in round numbers.
    count: 5202,
    source: 'https://bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/ONRufnr/start.html',
  },
  { country: 'NL', count: 141, source: 'https://wetten.overheid.nl/BWBR0010198/2009-07-01' },
  { country: 'AU', count: 4, source: 'https://www.legislation.gov.au/F2015L00319' },
  {
    country: 'FR',
    count: 5,
    source: 'https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000037263033',
  },
  {
    country: 'DK',
    // "A closed, non-geographic plan of eight digits."
    count: 0,
    source: 'https://sdfi.dk/digital-infrastruktur/telefoni/numre/den-samlede-danske-nummerplan',
  },
] as const
