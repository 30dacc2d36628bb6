import type {
  PhoneNumberCapabilitiesRequest,
  PhoneNumberSearchResult,
  PurchasedPhoneNumber,
  SearchAvailablePhoneNumbersRequest,
} from '@azure/communication-phone-numbers'

export interface Poller<Result> {
  poll(): Promise<void>
  isDone(): boolean
  pollUntilDone(): Promise<Result>
}

/** The part that all versions of the official JavaScript client share. */
export interface SdkClient {
  beginSearchAvailablePhoneNumbers(
    request: SearchAvailablePhoneNumbersRequest,
  ): Promise<Poller<PhoneNumberSearchResult>>
  beginPurchasePhoneNumbers(searchId: string): Promise<Poller<unknown>>
  getPurchasedPhoneNumber(phoneNumber: string): Promise<PurchasedPhoneNumber>
  listPurchasedPhoneNumbers(): AsyncIterable<PurchasedPhoneNumber> & {
    byPage(): AsyncIterable<PurchasedPhoneNumber[]>
  }
  beginUpdatePhoneNumberCapabilities(
    phoneNumber: string,
    request: PhoneNumberCapabilitiesRequest,
  ): Promise<Poller<PurchasedPhoneNumber>>
  beginReleasePhoneNumber(phoneNumber: string): Promise<Poller<unknown>>
}
