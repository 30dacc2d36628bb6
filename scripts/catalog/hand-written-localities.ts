/** Localities, written by hand, of a country that the geocoding data does not have. */
export interface HandWrittenLocalities {
  readonly country: string
  readonly source: string
  /** By area code; empty for a country that has no area codes. */
  readonly areaCodes: Readonly<Record<string, readonly string[]>>
}

export const HAND_WRITTEN_LOCALITIES: readonly HandWrittenLocalities[] = [
  {
    // The first digit tells the zone; these are the largest cities of each of the five zones.
    country: 'FR',
    source: 'https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000037263033',
    areaCodes: {
      1: ['Paris', 'Boulogne-Billancourt', 'Saint-Denis', 'Versailles'],
      2: ['Nantes', 'Rennes', 'Le Havre', 'Angers', 'Brest', 'Tours', 'Caen', 'Orléans', 'Rouen'],
      3: ['Strasbourg', 'Lille', 'Reims', 'Dijon', 'Amiens', 'Metz', 'Besançon', 'Nancy'],
      4: ['Marseille', 'Lyon', 'Nice', 'Montpellier', 'Toulon', 'Grenoble', 'Nîmes', 'Ajaccio'],
      5: ['Toulouse', 'Bordeaux', 'Limoges', 'Poitiers', 'Pau', 'La Rochelle', 'Bayonne'],
    },
  },
  {
    // A closed plan of eight digits, in which numbers belong to no place.
    country: 'DK',
    source: 'https://sdfi.dk/digital-infrastruktur/telefoni/numre/den-samlede-danske-nummerplan',
    areaCodes: {},
  },
]
