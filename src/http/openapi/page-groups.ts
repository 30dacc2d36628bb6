/** Operations that a reader looks for together, under their title. */
export interface PageGroup {
  readonly title: string
  /** `operationId`s without a prefix, in the order of the page. */
  readonly operations: readonly string[]
}

/** The operations of the ACS APIs in the order in which a newcomer needs them: the search first. */
export const ACS_GROUPS: readonly PageGroup[] = [
  {
    title: 'Search and buy',
    operations: [
      'SearchAvailablePhoneNumbers',
      'GetOperation',
      'GetSearchResult',
      'PurchasePhoneNumbers',
      'CancelOperation',
    ],
  },
  {
    title: 'Numbers that you own',
    operations: ['ListPhoneNumbers', 'GetByNumber', 'UpdateCapabilities', 'ReleasePhoneNumber'],
  },
  {
    title: 'Browse and reserve',
    operations: [
      'BrowseAvailableNumbers',
      'CreateOrUpdateReservation',
      'GetReservation',
      'ListReservations',
      'PurchaseReservation',
      'DeleteReservation',
    ],
  },
  {
    title: 'Catalog',
    operations: ['ListAvailableCountries', 'ListOfferings', 'ListAvailableLocalities', 'ListAreaCodes'],
  },
  { title: 'SIP routing', operations: ['SipRouting_Get', 'SipRouting_Update'] },
  { title: 'Numbers of others', operations: ['OperatorInformationSearch'] },
]
