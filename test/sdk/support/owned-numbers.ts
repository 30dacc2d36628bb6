import type { SdkClient } from './sdk-client.ts'

/** The numbers that the client lists, over all pages. */
export async function ownedNumbers(client: SdkClient): Promise<string[]> {
  const numbers: string[] = []
  for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) numbers.push(phoneNumber)
  return numbers
}
