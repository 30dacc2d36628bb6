import type { Send } from '../../test/support/keep-alive-client.ts'

/** Asks to buy the numbers of a search. A refused purchase has no operation. */
export async function purchase(
  send: Send,
  searchId: string,
): Promise<{ status: number; operationId: string }> {
  const target = '/availablePhoneNumbers/:purchase?api-version=2025-06-01'
  const { status, headers } = await send('POST', target, { searchId })
  return { status, operationId: String(headers['operation-id']) }
}
