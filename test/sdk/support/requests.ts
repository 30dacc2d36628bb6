import type { SearchAvailablePhoneNumbersRequest } from '@azure/communication-phone-numbers'

/** Two US toll-free numbers, of which there are some hundreds. */
export const TWO_US_TOLL_FREE: SearchAvailablePhoneNumbersRequest = {
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'outbound' },
  quantity: 2,
}

/** All Irish geographic numbers that the default stock has. */
export const ALL_IRISH: SearchAvailablePhoneNumbersRequest = {
  countryCode: 'IE',
  phoneNumberType: 'geographic',
  assignmentType: 'person',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
  quantity: 20,
}
