/** The operations of the ACS APIs, by their operationId without `PhoneNumbers_`, in the order of the published documents. */
export const FAULT_OPERATIONS = [
  'BrowseAvailableNumbers',
  'ListReservations',
  'CreateOrUpdateReservation',
  'GetReservation',
  'DeleteReservation',
  'PurchaseReservation',
  'ListAreaCodes',
  'ListAvailableCountries',
  'ListAvailableLocalities',
  'ListOfferings',
  'SearchAvailablePhoneNumbers',
  'GetSearchResult',
  'PurchasePhoneNumbers',
  'GetOperation',
  'CancelOperation',
  'ListPhoneNumbers',
  'GetByNumber',
  'ReleasePhoneNumber',
  'UpdateCapabilities',
  'OperatorInformationSearch',
  'SipRouting_Get',
  'SipRouting_Update',
] as const
export type FaultOperation = (typeof FAULT_OPERATIONS)[number]

/** The operations whose outcome can be forced: those that clients poll for. */
export const LONG_RUNNING = [
  'SearchAvailablePhoneNumbers',
  'PurchasePhoneNumbers',
  'PurchaseReservation',
  'ReleasePhoneNumber',
  'UpdateCapabilities',
] as const satisfies readonly FaultOperation[]
export type LongRunning = (typeof LONG_RUNNING)[number]

/** The operations that buy. */
export const PURCHASES = [
  'PurchasePhoneNumbers',
  'PurchaseReservation',
] as const satisfies readonly LongRunning[]

/** The operation of this id, with or without the prefix of the published documents. */
export function parseFaultOperation(id: string): FaultOperation | undefined {
  const name = id.replace(/^PhoneNumbers_/, '')
  return FAULT_OPERATIONS.find((operation) => operation === name)
}
