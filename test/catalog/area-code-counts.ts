/** The number of area codes that a country has by its regulator, some in round numbers. */
export const AREA_CODE_COUNTS = [
  {
    country: 'AT',
    count: 1022,
    source:
      'https://rtr.at/TKP/was_wir_tun/telekommunikation/konsumentenservice/information/informationen_fuer_konsumenten/TKKS_geoRN.de.html',
  },
  {
    country: 'SE',
    count: 264,
    source: 'https://pts.se/internet-och-telefoni/telefonnummer-och-adressering/',
  },
  {
    country: 'DE',
    // The regulator says 5200, in round numbers.
    count: 5202,
    source: 'https://bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/ONRufnr/start.html',
  },
  // A report about the plan: the annex with the area codes was not read.
  { country: 'NL', count: 141, source: 'https://wetten.overheid.nl/BWBR0010198/2009-07-01' },
  { country: 'AU', count: 4, source: 'https://en.wikipedia.org/wiki/Telephone_numbers_in_Australia' },
  {
    country: 'FR',
    count: 5,
    source: 'https://fr.wikipedia.org/wiki/Liste_des_indicatifs_t%C3%A9l%C3%A9phoniques_en_France',
  },
  {
    country: 'DK',
    // "A closed, non-geographic plan of eight digits."
    count: 0,
    source: 'https://sdfi.dk/digital-infrastruktur/telefoni/numre/den-samlede-danske-nummerplan',
  },
] as const
