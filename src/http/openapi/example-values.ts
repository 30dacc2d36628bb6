/** Values for the examples, by `Model.field` or by field. The numbers are reserved for fiction and in the default stock. */
export const EXAMPLE_VALUES: Readonly<Record<string, unknown>> = {
  'PhoneNumberOperation.id': 'purchase_6f1d2c34-6d0c-4d6b-9a53-0e8b4f7f9d11',
  'PhoneNumberOperation.operationType': 'purchase',
  'PhoneNumberOperation.status': 'succeeded',
  'PhoneNumberCountry.localizedName': 'United States',
  'PhoneNumberAdministrativeDivision.localizedName': 'Washington',
  'OperatorDetails.name': 'Example Carrier',
  'CommunicationError.code': 'NotFound',
  'PhoneNumberCost.billingFrequency': 'monthly',
  'PhoneNumbersBrowseRequest.phoneNumberPrefixes': ['1800'],
  'StockCount.areaCode': '800',
  abbreviatedName: 'WA',
  agreeToNotResell: true,
  aging: 0,
  amount: 2,
  areaCode: '800',
  assignmentType: 'application',
  calling: 'inbound+outbound',
  capabilitiesUpdateId: 'capabilities_6f1d2c34-6d0c-4d6b-9a53-0e8b4f7f9d11',
  country: 'US',
  countryCode: 'US',
  currencyCode: 'USD',
  document: '2025-06-01.json',
  documentName: 'operate.md',
  free: 97,
  held: 2,
  id: '18005550100',
  includeAdditionalOperatorDetails: true,
  internationalFormat: '+1 800-555-0100',
  isAgreementToNotResellRequired: false,
  isoCountryCode: 'US',
  localizedName: 'Seattle',
  mobileCountryCode: null,
  mobileNetworkCode: null,
  nationalFormat: '(800) 555-0100',
  numberType: 'other',
  operationId: 'purchase_6f1d2c34-6d0c-4d6b-9a53-0e8b4f7f9d11',
  owned: 1,
  phoneNumber: '+18005550100',
  phoneNumberType: 'tollFree',
  quantity: 1,
  resourceLocation: null,
  searchId: '6f1d2c34-6d0c-4d6b-9a53-0e8b4f7f9d11',
  sms: 'inbound+outbound',
  total: 100,
}

/** A key of a map, such as a number in a reservation. */
export const EXAMPLE_KEY = '18005550100'
export const EXAMPLE_GUID = '6f1d2c34-6d0c-4d6b-9a53-0e8b4f7f9d11'
export const EXAMPLE_INSTANT = '2026-11-28T12:15:00.000+00:00'
/** An item of a list of texts: everywhere a phone number. */
export const EXAMPLE_ITEM = '+18005550100'
