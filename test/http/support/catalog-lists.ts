/** The lists of the catalog, as a client asks for them. */
export const CATALOG_LISTS = [
  { operation: 'ListAvailableCountries', path: '/availablePhoneNumbers/countries', items: 'countries' },
  {
    operation: 'ListAvailableLocalities',
    path: '/availablePhoneNumbers/countries/US/localities',
    items: 'phoneNumberLocalities',
  },
  {
    operation: 'ListAreaCodes',
    path: '/availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=tollFree',
    items: 'areaCodes',
  },
  {
    operation: 'ListOfferings',
    path: '/availablePhoneNumbers/countries/US/offerings',
    items: 'phoneNumberOfferings',
  },
] as const

/** The versions without the catalog, and the versions with it. */
export const CATALOG_VERSIONS = ['2022-12-01', '2025-02-11', '2025-04-01', '2025-06-01', '2027-01-01']
