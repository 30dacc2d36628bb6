/** Facts about the area codes of a country, from a source other than the data's own. */
export interface PublishedFacts {
  readonly country: string
  /** The author of the fact, and the address where it was read. */
  readonly source: string
  /** All or some of the area codes of each place, by division (if the place has one) and place. */
  readonly places: Readonly<Record<string, string>>
}

/** The facts that were read in the source itself, or in a copy. */
export const FACTS: readonly PublishedFacts[] = [
  {
    country: 'US',
    // The Public Service Commission of New York: 332 over 212, 646 and 917 in Manhattan.
    source:
      'https://apps.cio.ny.gov/apps/mediacontact/public/view.cfm?parm=4765E95B-5056-907F-6FAC61A7FAED8358',
    places: { 'NY New York': '212 332 646 917' },
  },
  {
    country: 'US',
    // The same commission, of the other boroughs.
    source: 'https://dps.ny.gov/news/psc-approves-new-area-code-new-york-city-area',
    places: {
      'NY Bronx': '347 718 917 929',
      'NY Brooklyn': '347 718 917 929',
      'NY Staten Island': '347 718 917 929',
    },
  },
  {
    country: 'US',
    // The Arizona Corporation Commission: "these three area codes can cover all of Phoenix".
    source:
      'http://azcc.gov/news/home/2023/06/22/final-notice-changes-to-dialing-procedure-for-area-codes-(602)-and-(623)-in-phoenix',
    places: { 'AZ Phoenix': '480 602 623' },
  },
  {
    country: 'US',
    // The California Public Utilities Commission: overlays by county.
    source: 'http://cpuc.ca.gov/AreaCodes/',
    places: {
      'CA San Diego': '619 858',
      'CA Sacramento': '279 916',
      'CA San Francisco': '415 628',
      'CA Oxnard': '805 820',
      'CA Santa Barbara': '805 820',
    },
  },
  {
    country: 'US',
    // The Public Utility Commission of Texas, reported: "Houston and smaller cities, including".
    source: 'https://click2houston.com/news/local/2023/07/06/new-area-code-proposed-for-greater-houston-area',
    places: {
      'TX Houston': '281 346 713 832',
      'TX Alvin': '281 346 713 832',
      'TX Baytown': '281 346 713 832',
      'TX Katy': '281 346 713 832',
      'TX League City': '281 346 713 832',
    },
  },
  {
    country: 'US',
    // The same commission, reported: to be laid over 214, 469 and 972 "in and around Dallas".
    source: 'https://dfw.cbslocal.com/2019/10/18/new-area-code-proposed-dfw/',
    places: { 'TX Dallas': '214 469 972' },
  },
  {
    country: 'US',
    source: 'https://en.wikipedia.org/wiki/Area_codes_303,_720,_and_983',
    places: {
      'CO Denver': '303 720 983',
      'CO Boulder': '303 720 983',
      'CO Fort Collins': '970',
      'CO Grand Junction': '970',
    },
  },
  {
    country: 'US',
    // The Public Service Commission of the District of Columbia, reported.
    source: 'https://thedcpost.com/dc-771-area-code',
    places: { 'DC Washington': '202 771' },
  },
  {
    country: 'US',
    // The administrator's note on 321: the places in which its new prefixes are.
    source: 'https://reports.nanpa.com/public/npa_report.csv',
    places: { 'FL Cocoa': '321', 'FL Melbourne': '321', 'FL Titusville': '321' },
  },
  {
    country: 'CA',
    // The regulator: 236 and 778 are the whole province's, 604 is the Lower Mainland's, 250 that of the rest.
    source: 'https://crtc.gc.ca/eng/archive/2018/2018-58.htm',
    places: { 'BC Vancouver': '236 604 778', 'BC Victoria': '236 250 778' },
  },
  {
    country: 'CA',
    source: 'https://crtc.gc.ca/eng/archive/2011/2011-436.htm',
    places: { 'ON Toronto': '416 437 647' },
  },
  {
    country: 'CA',
    source: 'https://crtc.gc.ca/eng/archive/2021/2021-364.htm',
    places: { 'QC Montreal': '263 438 514' },
  },
  {
    country: 'CA',
    // 587, 825 and 368 serve all of Alberta, 780 the north, 403 the south.
    source: 'https://en.wikipedia.org/wiki/Area_codes_587,_825,_and_368',
    places: { 'AB Calgary': '368 403 587 825', 'AB Edmonton': '368 587 780 825' },
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
      Nottingham: '115',
      Birmingham: '121',
      Edinburgh: '131',
      Glasgow: '141',
      Manchester: '161',
    },
  },
  {
    country: 'GB',
    // Ofcom's list of numbers for drama, by area.
    source: 'https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama',
    places: {
      Leeds: '113',
      Sheffield: '114',
      Leicester: '116',
      Bristol: '117',
      Reading: '118',
      Liverpool: '151',
      Sunderland: '191',
      Cardiff: '29',
    },
  },
  {
    country: 'GB',
    source: 'https://ukdiallingcodes.info/geographic-telephone-numbers/01697-mixed-area',
    places: { Wigton: '16973', 'Raughton Head': '16974', Brampton: '1697 16977' },
  },
  {
    country: 'IE',
    // From the plan of ComReg.
    source: 'https://www.liquisearch.com/telephone_numbers_in_the_republic_of_ireland/overview_and_history',
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
    // The regulator's comment on § 50 of its decree.
    source: 'https://www2.rtr.at/de/tk/faqn91',
    places: {
      Vienna: '1',
      Graz: '316',
      Klagenfurt: '463',
      Innsbruck: '512',
      Salzburg: '662',
      Linz: '732',
      Mödling: '2236',
      Baden: '2252',
      Dornbirn: '5572',
      Wels: '7242',
    },
  },
  {
    country: 'DE',
    // The regulator's notice of drama numbers, by city.
    source:
      'https://www.bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/_DL/mittlg148_2021.pdf',
    places: { Berlin: '30', Hamburg: '40', 'Frankfurt am Main': '69', Cologne: '221', Munich: '89' },
  },
  {
    country: 'AU',
    // A variation of the ACMA's plan, for the Central East Region.
    source: 'https://casechat.au/cases/au/telecommunications-numbering-plan-variation-2007-no-5-cth',
    places: { Newcastle: '2', Gosford: '2', Goulburn: '2', Bowral: '2' },
  },
  {
    country: 'AU',
    // The area codes by states.
    source: 'https://en.wikipedia.org/wiki/Telephone_numbers_in_Australia',
    places: { Sydney: '2', Canberra: '2', Melbourne: '3', Hobart: '3', Brisbane: '7', Perth: '8' },
  },
  {
    country: 'FR',
    // The five zones, "defined by Arcep", by regions.
    source: 'https://fr.wikipedia.org/wiki/Liste_des_indicatifs_t%C3%A9l%C3%A9phoniques_en_France',
    places: {
      Paris: '1',
      Rennes: '2',
      Caen: '2',
      Strasbourg: '3',
      Lille: '3',
      Marseille: '4',
      Lyon: '4',
      Ajaccio: '4',
      Bordeaux: '5',
    },
  },
  {
    country: 'SE',
    // The regulator's numbers for books and films, by city.
    source:
      'https://pts.se/internet-och-telefoni/telefonnummer-och-adressering/telefonnummer-till-bocker-och-filmer/',
    places: { Stockholm: '8', Gothenburg: '31', Malmö: '40', Kiruna: '980' },
  },
  {
    country: 'CH',
    // The federal communications commission: 043 and 044 for the region of Zurich.
    source: 'https://www.admin.ch/gov/en/start/documentation/media-releases.msg-id-2107.html',
    places: { Zurich: '43 44' },
  },
  {
    country: 'PT',
    // From the plan of Anacom.
    source: 'https://pt.wikipedia.org/wiki/N%C3%BAmeros_de_telefone_em_Portugal',
    places: {
      Abrantes: '241',
      Aveiro: '234',
      Beja: '284',
      Braga: '253',
      Bragança: '273',
      'Caldas da Rainha': '262',
      'Castelo Branco': '272',
      Coimbra: '239',
    },
  },
]

/** The facts of sources that were not read: their address is known from elsewhere. */
export const UNREAD_FACTS: readonly PublishedFacts[] = [
  {
    country: 'NL',
    // The plan; its annex has the area codes.
    source: 'https://wetten.overheid.nl/BWBR0010198/2009-07-01',
    places: { Amsterdam: '20', Rotterdam: '10', 'The Hague': '70', Groningen: '50' },
  },
  {
    country: 'GB',
    // The area codes of five digits beside those of 01697, and the area codes of four digits that they are within.
    source: 'https://en.wikipedia.org/wiki/List_of_United_Kingdom_dialling_codes',
    places: {
      Langholm: '13873',
      Dumfries: '1387',
      Hornby: '15242',
      Lancaster: '1524',
      Hawkshead: '15394',
      'Grange-over-Sands': '15395',
      Sedbergh: '15396',
      Kendal: '1539',
      Appleby: '17683',
      'Pooley Bridge': '17684',
      Keswick: '17687',
      Penrith: '1768',
      Gosforth: '19467',
      Whitehaven: '1946',
    },
  },
  {
    country: 'MX',
    // The page says that an area code was laid over Mexico City's in 2018. That it is 56 was read elsewhere.
    source: 'https://en.wikipedia.org/wiki/Telephone_numbers_in_Mexico',
    places: { 'FD Mexico City': '55 56' },
  },
  {
    country: 'TW',
    source: 'https://en.wikipedia.org/wiki/Telephone_numbers_in_Taiwan',
    places: { Kinmen: '82', Wuqiu: '826', Matsu: '836' },
  },
]
